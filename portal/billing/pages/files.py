"""A bill as a file in any format, and its payments for a calendar."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.accounts.assurance import sure
from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.registry import FormatMissing, format_named, ready_formats
from portal.documents.render import render
from portal.ui.private import private

from .. import whose
from ..bills.document import document
from . import ical
from .reading import bills_of, counts_now, read
from .views import INSIDE, opened


@require_safe
@private
@sure
def copy(request: HttpRequest, public_id: str, bill_id: str, format: str) -> HttpResponse:
    """The bill as a file. Its name says nothing of whose it is."""
    found = whose.account_for(request, public_id)
    stored = found.bills.filter(public_id=bill_id).first()
    if stored is None or format not in {each.name for each in ready_formats()} - {INSIDE}:
        raise Http404
    council = _council()
    contact = council.main_contact
    made = document(
        stored.bill,
        council=letterhead(council),
        phone=contact.phone if contact else "",
        phone_href=contact.phone_href if contact else "",
    )
    try:
        file = render(made, format)
    except FormatMissing:
        raise Http404 from None
    opened(request, stored)
    name = f"{found.tax}-{stored.year}-{stored.number}.{format_named(format).extension}"
    return _file(file.content, file.media_type, name)


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
    made = ical.calendar(
        reading,
        host=urlsplit(base).hostname or "localhost",
        url=base + reverse("bill_account", args=[public_id]),
        council=_council().name,
    )
    return _file(made, ical.MEDIA_TYPE, "payments.ics")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _council() -> CouncilSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()
