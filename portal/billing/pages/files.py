"""The payments of a bill for a calendar."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.accounts.assurance import sure
from portal.ui.private import private

from .. import whose
from ..direct_debit.agreed import agreed, standing
from . import formats, ical
from .reading import bills_of, counts_now, read


@require_safe
@private
@sure
def calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """The payments that are left, as days in a calendar. It holds no sum and no number."""
    found = whose.account_for(request, public_id)
    kept = bills_of(found)
    chosen = counts_now(kept, timezone.localdate())
    reading = read(found, chosen, kept) if chosen is not None else None
    if reading is None or not any(part.left for part in reading.parts):
        raise Http404
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    how = standing(found)
    still = (
        agreed(how.row, reading.bill.issued, found.balance, reading.today)
        if how.row is not None
        else None
    )
    parts = ((each.due, each.amount) for each in reading.parts)
    made = ical.calendar(
        reading,
        still.days(parts) if still else {},
        by_bank=how.by_bank,
        host=urlsplit(base).hostname or "localhost",
        url=base + reverse("bill_account", args=[public_id]),
        council=formats.council_settings().name,
    )
    return _file(made, ical.MEDIA_TYPE, "payments.ics")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
