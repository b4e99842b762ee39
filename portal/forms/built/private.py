"""Forms whose page only some may see: by its key nobody else comes to one either."""

from __future__ import annotations

from typing import Any

from wagtail.models import BaseViewRestriction, PageViewRestriction

from portal.accounts.staff.proof import is_staff, may_enter
from portal.council.private import any_page_is_private
from portal.ui.generation import remembered

from ..models import FormPage

Restrictions = tuple[PageViewRestriction, ...]


def may_see(key: str, request: Any) -> bool:
    """Say whether a request may see the page of a form. No query for what everybody may see."""
    return all(_lets_in(each, request) for each in restrictions(key))


def restrictions(key: str) -> Restrictions:
    """Give who alone may see the form of a key, by its own page or one above."""
    if not any_page_is_private():
        return ()
    return remembered(f"forms.built.private:{key}", lambda: _restrictions(key))


def _restrictions(key: str) -> Restrictions:
    page = FormPage.objects.filter(journey_key=key).defer("sections").first()
    return tuple(page.get_view_restrictions()) if page else ()


def _lets_in(restriction: PageViewRestriction, request: Any) -> bool:
    """Ask as the page itself does: staff have to have proved it, and systems know no word."""
    if restriction.restriction_type == BaseViewRestriction.PASSWORD:
        known = hasattr(request, "session")
    else:
        known = is_staff(request.user) and may_enter(request)
    return bool(known and restriction.accept_request(request))
