"""What is wrong with answers, and where: in words that a person may be shown."""

from __future__ import annotations

from dataclasses import dataclass

from ..offers import Offered

Place = tuple[str | int, ...]
MORE = "This form asks more. Look at its schema again."
NOT_SHOWN = "With these answers the form does not ask this. Leave it out."
UNKNOWN = "There is an answer here to a question that is not asked here."
NOTHING_OFFERED = "There is nothing to choose from here now. Leave it out, or send the last answer."
ENDS = "With these answers the form ends at “{title}”, and there is nothing to send."
FEWER = "Send {least} or more."
OVER = "Send {most} or fewer."


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong, and where. ``offered`` is what could be chosen instead."""

    at: Place
    sentence: str
    offered: tuple[Offered, ...] = ()

    @property
    def pointer(self) -> str:
        """Give the place as a JSON Pointer. Names in it are the form's, never what was sent."""
        return "".join(f"/{part}" for part in ("answers", *self.at))
