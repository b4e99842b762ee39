"""Which page an address belongs to, found with one query however deep it lies."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def find_route(root: Page, request: HttpRequest, components: Sequence[str]) -> RouteResult:
    """What ``Page.route`` finds by asking once for each level, from one question.

    Every page on the way is fetched at once. Going down from the top, a page whose type routes by
    itself (such as a guide with its parts) is left to do so, unless the whole address is another
    page's own; else the last page must be live, and those above it need not be, as in Wagtail.
    Raises Http404 if the address is nobody's.
    """
    addresses = list(
        accumulate(components, lambda url, slug: f"{url}{slug}/", initial=root.url_path)
    )
    found = Page.objects.filter(
        url_path__in=addresses[1:], path__startswith=root.path, depth__gt=root.depth
    )
    by_address: dict[str, Page] = {page.url_path: page for page in found}
    parent = root
    for level, address in enumerate(addresses[1:], start=1):
        page = by_address.get(address)
        if page is None:
            raise Http404
        page._cached_parent_obj = parent  # what treebeard's get_parent() looks for first
        parent = page
        is_last = level == len(components)
        if is_last or (_routes_by_itself(page) and addresses[-1] not in by_address):
            return _specific(page).route(request, list(components[level:]))
    raise Http404


def _routes_by_itself(page: Page) -> bool:
    kind: Any = page.specific_class
    return kind is not None and kind.route is not Page.route


def _specific(page: Page) -> Any:
    specific = page.specific
    specific._cached_parent_obj = page._cached_parent_obj
    return specific
