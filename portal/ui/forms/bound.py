"""A question together with its answer and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from .composite import CompositeWidget
from .widgets import GovukWidget


@dataclass(frozen=True)
class Problem:
    """One error sentence and the id of the input to put right; no id if there is none."""

    message: str
    target_id: str = ""
    parts: tuple[str, ...] = ()


class GovukBoundField(BoundField):
    """Adds the ids, classes and targets that GOV.UK's markup needs.

    ``acted``: a button inside the question was pressed, so that the page is drawn again and
    nothing else on it is judged yet. ``another_round``: that went well.
    """

    acted = False
    another_round = False

    @property
    def element_id(self) -> str:
        """Give the id of the input, or the stem of the ids of a group."""
        return str(self.field.widget.attrs.get("id") or self.auto_id or self.html_name)

    @property
    def hint_id(self) -> str:
        return f"{self.element_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.element_id}-error"

    @property
    def info_id(self) -> str:
        """Give the id of the line that tells how much may be written."""
        return f"{self.element_id}-info"

    @property
    def optional_mark(self) -> str:
        return "" if self.field.required else " (optional)"

    @property
    def aria_describedby(self) -> str | None:
        """Name what describes the input, in govuk-frontend's order: limit, hint, error."""
        own = self.field.widget.attrs.get("aria-describedby")
        if self.is_hidden:
            return None
        ids = (
            own,
            self.info_id if getattr(self.field, "counted", False) else None,
            self.hint_id if self.help_text else None,
            self.error_id if self.group_messages else None,
        )
        return " ".join(filter(None, ids)) or None

    @property
    def problems(self) -> list[Problem]:
        """List every error of this question, in order."""
        return list(self._problems())

    def _problems(self) -> Iterator[Problem]:
        widget = self.field.widget
        for error in self.errors.as_data():
            parts = _parts(error)
            target = ""
            if isinstance(widget, GovukWidget) and not self.is_hidden:
                target = widget.target_id(self.element_id, parts)
            for message in error.messages:
                yield Problem(message, target, parts)

    @property
    def group_messages(self) -> list[str]:
        """List the errors shown above the input, not beside one box of it."""
        inline = getattr(self.field.widget, "inline_part_errors", False)
        return [found.message for found in self.problems if not (inline and found.parts)]

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add our classes; leave out ``aria-invalid``, as govuk-frontend does.

        The message itself is in the input's description, and "invalid" said beside it only
        sounds like a rebuke.
        """
        widget = widget or self.field.widget
        built: dict[str, Any] = dict(super().build_widget_attrs(attrs, widget))
        built.pop("aria-invalid", None)
        if isinstance(widget, CompositeWidget):
            built["wrong_parts"] = self._wrong_parts(widget)
        elif isinstance(widget, GovukWidget) and widget.govuk_class:
            built["class"] = widget.classes(wrong=bool(self.errors))
        return built

    def _wrong_parts(self, widget: CompositeWidget) -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {}
        for found in self.problems:
            parts = found.parts
            if not parts and not widget.inline_part_errors:
                parts = tuple(part.name for part in widget.parts)
            for part in parts:
                wrong.setdefault(part, []).append(found.message)
        return wrong


def _parts(error: ValidationError) -> tuple[str, ...]:
    params = error.params if isinstance(error.params, Mapping) else {}
    return tuple(params.get("parts", ()))
