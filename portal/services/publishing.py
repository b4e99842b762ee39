"""Pages that are due to go live but are no longer fit to: held back, and their people told.

Something may break between the day a page is scheduled and the day it is due: the contact that
its Start button calls is deleted, or its address is taken. Wagtail's own command would stop at
the first such page and leave all others unpublished, so they are sorted out before it runs.
"""

from django.utils import timezone
from wagtail.models import Page, Revision

from portal.council.models import BasePage
from portal.council.publishing import problems

from .people import write_about


def hold_back() -> list[Page]:
    """Cancel the schedule of every due page that breaks its own rules, and write to its people."""
    held = []
    due = Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now())
    for revision in due.order_by("approved_go_live_at"):
        page = revision.as_object()
        if isinstance(page, BasePage) and (found := problems(page)):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            subject = f"Not published: {page.title}"
            write_about(page, subject, "services/email/held_back.txt", {"problems": found})
            held.append(page)
    return held
