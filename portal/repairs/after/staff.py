"""The team hears at once of what the tenant says: by e-mail, with the reference and our words."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from portal.cases.models import Case, TimelineEntry, What
from portal.cases.timeline import WEBSITE, write
from portal.integration import messages
from portal.integration.messages import Message

TEMPLATE = "repair-alert"


def register() -> None:
    messages.register(TEMPLATE, build, owner="timeline entry")


def alert(case: Case, words: str) -> None:
    """Write a note for staff and send it to the team. ``words`` are ours, never a tenant's."""
    entry = write(case, What.NOTE, words, WEBSITE, public=False)
    messages.queue(TEMPLATE, entry.pk)


def build(entry_id: int) -> Message | None:
    entry = TimelineEntry.objects.select_related("case__team").filter(pk=entry_id).first()
    if entry is None:
        return None
    case = entry.case
    to = (case.team.email if case.team else "") or settings.ALERT_EMAIL
    if not to:
        return None
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    see = f"See the case: {base}{reverse('cases_case', args=[case.shown_reference])}"
    return Message(to, f"A repair: {case.shown_reference}", f"{entry.words}\n\n{see}\n")
