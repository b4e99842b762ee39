"""Who hears about a page, and how: its owner, or else the council's address for reports."""

import logging
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page, Site

from portal.council.models import CouncilSettings

logger = logging.getLogger(__name__)


def address_for(page: Page) -> str:
    """The e-mail address that reminders about this page go to; empty if nobody has given one."""
    owner = page.owner
    if owner is not None and owner.is_active and owner.email:
        return str(owner.email)
    site = page.get_site() or Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site).reports_email if site else ""


def edit_address(page: Page) -> str:
    """The whole address of a page's editor, for a message."""
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{get_admin_base_url() or ''}{path}"


def write_to(address: str, subject: str, template: str, context: dict[str, Any]) -> None:
    """Send one plain message. Raises what the mail server raises, so the job is seen to fail."""
    one_line = " ".join(subject.split())
    send_mail(one_line, render_to_string(template, context), None, [address])


def write_about(page: Page, subject: str, template: str, context: dict[str, Any]) -> None:
    """Write to whoever looks after a page; without an address, only the log is told."""
    if address := address_for(page):
        write_to(address, subject, template, {**context, "page": page, "edit": edit_address(page)})
    else:
        logger.warning("Nobody has an address to be told about page %s", page.pk)
