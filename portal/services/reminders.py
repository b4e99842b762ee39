"""The weekly message: your pages that are due to be checked."""

from collections import defaultdict
from typing import Any

from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page

from .people import address_for, edit_address, write_to
from .reviews import due


def send_reminders() -> int:
    """Send each person one message with all their pages; the number of messages sent."""
    by_address: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for page in due(Page.objects.select_related("owner")):
        if address := address_for(page):
            by_address[address].append(
                {
                    "title": page.title,
                    "review_on": page.review_on,
                    "checked_by": page.checked_by,
                    "edit": edit_address(page),
                }
            )
    report = f"{get_admin_base_url() or ''}{reverse('pages_to_check')}"
    for address, pages in by_address.items():
        number = len(pages)
        subject = f"{number} {'page' if number == 1 else 'pages'} to check"
        write_to(address, subject, "services/email/review.txt", {"pages": pages, "report": report})
    return len(by_address)
