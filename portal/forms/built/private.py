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
    if key not in private_keys():
        return ()
    return remembered(f"forms.built.private:{key}", lambda: _restrictions(key))


def private_keys() -> frozenset[str]:
    """Give the keys of all such forms. Two queries, and none while no page is private."""
    if not any_page_is_private():
        return frozenset()
    return remembered("forms.built.private", _keys)


def _keys() -> frozenset[str]:
    tops = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    forms = FormPage.objects.values_list("journey_key", "path")
    return frozenset(key for key, path in forms if path.startswith(tops))


def _restrictions(key: str) -> Restrictions:
    page = FormPage.objects.defer("sections").get(journey_key=key)
    return tuple(page.get_view_restrictions())


def _lets_in(restriction: PageViewRestriction, request: Any) -> bool:
    """Ask as the page itself does: staff have to have proved it, and systems know no word."""
    if restriction.restriction_type == BaseViewRestriction.PASSWORD:
        known = hasattr(request, "session")
    else:
        known = is_staff(request.user) and may_enter(request)
    return bool(known and restriction.accept_request(request))
