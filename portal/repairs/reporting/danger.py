"""The team learns of a danger at once, whatever its clocks say. By reference only."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from portal.cases.when import by_when
from portal.integration import messages
from portal.integration.messages import Message

from ..models import Repair

TEMPLATE = "repair-danger"
OWNER = "danger of a repair"


def register() -> None:
    """Say how it is made. Call it from ``AppConfig.ready``."""
    messages.register(TEMPLATE, build, owner=OWNER)


def tell(repair: Repair) -> None:
    """Queue it, in the transaction that opens the repair."""
    messages.queue(TEMPLATE, repair.pk)


def build(pk: int) -> Message | None:
    """Make the e-mail. None where there is nobody to tell, or the repair has gone."""
    repair = Repair.objects.filter(pk=pk).select_related("case__team").first()
    if repair is None:
        return None
    case = repair.case
    to = (case.team.email if case.team else "") or settings.ALERT_EMAIL
    if not to:
        return None
    clock = case.clocks.filter(stopped_at=None, due_at__isnull=False).order_by("due_at").first()
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    paragraphs = [
        "Somebody has told us of a danger. Please call them now.",
        f"{clock.promise} {by_when(clock)}." if clock else "",
        f"See the case: {base}{reverse('cases_case', args=[case.shown_reference])}",
    ]
    return Message(to, f"Danger: {case.shown_reference}", "\n\n".join(filter(None, paragraphs)))
