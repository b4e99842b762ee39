"""Pages and files that editors have kept for staff: both proofs open them, as below the admin.

Wagtail lets in whoever is signed in. Residents are, too, and a session may have proved one thing
only. Whoever is not signed in at all is stopped by Wagtail itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail import hooks
from wagtail.models import BaseViewRestriction

from . import door

FOR_STAFF = (BaseViewRestriction.LOGIN, BaseViewRestriction.GROUPS)


@hooks.register("before_serve_page", order=-10)
def guard_page(
    page: Any, request: HttpRequest, serve_args: Any, serve_kwargs: Any
) -> HttpResponseBase | None:
    return _guard(request, lambda: page.get_view_restrictions())


@hooks.register("before_serve_document", order=-10)
def guard_document(document: Any, request: HttpRequest) -> HttpResponseBase | None:
    return _guard(request, lambda: document.collection.get_view_restrictions())


def _guard(request: HttpRequest, restrictions: Any) -> HttpResponseBase | None:
    """Without a session nothing is looked up, so that pages for everybody can be kept."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    found: Iterable[Any] = restrictions()
    if any(each.restriction_type in FOR_STAFF for each in found):
        return door.stop(request)
    return None
