"""One editor's try of a form, as the wizard asks for a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone

from portal.cases.panels import Panel

from ...definition import thaw
from ...drafts import Opened
from ...models import Draft, Preview
from ...models.preview import KEPT
from ...route import LiveStep

KEY = "preview"
"""Stands in addresses where a draft has its key. No draft has one as short."""


@dataclass
class Trying(Opened):
    """A form that is tried out. Its answers are the editor's own, and no draft."""

    row: Preview | None = None
    is_preview: ClassVar[bool] = True

    def _write(self, answers: dict[str, Any], writers: dict[str, str]) -> bool:
        self.draft.answers, self.draft.writers = answers, writers
        if self.row is not None:
            self.row.answers, self.row.changed_at = answers, timezone.now()
            self.row.save(update_fields=["answers", "changed_at"])
        return True


def open_try(request: HttpRequest, journey_key: str) -> Trying | None:
    """Give the try of whoever asks; ``None`` if they have none."""
    user = request.user
    if not user.is_authenticated:
        return None
    row = Preview.objects.filter(user=user, journey_key=journey_key).first()
    if row is None:
        return None
    draft = Draft(key=KEY, journey_key=journey_key, answers=row.answers)
    return Trying(draft, thaw(row.frozen), row=row, note=_note)


def clear(tried: Trying) -> None:
    """Forget what was typed."""
    tried.draft.answers = {}
    tried.save(lambda _answers: {})


def forget_old(now: datetime | None = None) -> int:
    """Erase tries that nobody has gone on with for a day. How many."""
    gone, _each = Preview.objects.filter(changed_at__lt=(now or timezone.now()) - KEPT).delete()
    return int(gone)


def _note(request: HttpRequest, opened: Opened, live: LiveStep | None) -> Panel:
    return Panel("This is a preview", "forms/preview/note.html", {"opened": opened})
