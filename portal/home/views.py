"""Search and the A to Z."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.integration import limits
from portal.integration.client import client_address
from portal.ui.errors import too_many

from . import a_to_z as letters
from .search import recording
from .search.clean import as_typed, is_cut
from .search.results import find
from .search.shown import PER_PAGE, Result, all_results, service_to_start, tabs
from .search.suggest import near_things

SEARCHES, A_MINUTE = 120, 60
"""From one address, for each process. A library or an office shares one."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search results. ``q``: the words; ``kind``: one kind only; ``page``; ``exact``: no spelling.

    A kind or page that is not there is 404, with the search box and a way back to the results.
    The page may hold words that are somebody's own, so nothing on the way keeps it.
    """
    who = limits.household(client_address(request))
    if not limits.take_here("search", who, SEARCHES, A_MINUTE):
        return too_many(request)
    raw, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    found = find(raw, exact="exact" in request.GET)
    every = all_results(found)
    choices = tabs(every)
    wanted = [result for result in every if kind in ("", result.kind)]
    paginator = Paginator(wanted, PER_PAGE)
    number = _page_number(request.GET.get("page", "1"), paginator.num_pages)
    missing = number is None or (every and kind not in {tab.kind for tab in choices})
    page = paginator.page(1 if missing else number or 1)
    if request.method == "GET" and request.GET.keys() <= {"q", "exact"}:
        recording.count(request, found, anything=bool(every))

    def address(**changes: str) -> str:
        kept = {"q": as_typed(raw), "exact": "1" if "exact" in request.GET else ""}
        return "?" + urlencode({key: value for key, value in (kept | changes).items() if value})

    context: dict[str, Any] = {
        "typed": as_typed(raw),
        "found": found,
        "is_cut": is_cut(raw),
        "missing": missing,
        "all_href": address(),
        "exact_href": address(exact="1"),
        "tabs": [(tab, address(kind=tab.kind), tab.kind == kind) for tab in choices],
        "count": len(wanted),
        "number": page.number,
        "first_number": page.start_index(),
        "results": page.object_list,
        "best": _best(list(page.object_list)) if page.number == 1 and not missing else None,
        "near": near_things(found) if found.asked and not every else [],
    }
    if page.has_next():
        context["next_href"] = address(kind=kind, page=str(page.next_page_number()))
        context["next_size"] = min(PER_PAGE, len(wanted) - page.end_index())
    if page.has_previous():
        context["previous_href"] = address(kind=kind, page=str(page.previous_page_number()))
    response = render(request, "home/search.html", context, status=404 if missing else 200)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def a_to_z(request: HttpRequest, letter: str = "") -> HttpResponse:
    """The letters with the topics, or everything under one letter."""
    if letter != letter.lower():
        return redirect("a_to_z", letter.lower(), permanent=True)
    listing = letters.listing()
    context = {
        "letter": letter.upper(),
        "letters": [
            (name.upper(), reverse("a_to_z", args=[name]) if name in listing else "")
            for name in letters.LETTERS
        ],
        "lines": listing.get(letter, []),
        "topics": [] if letter else letters.topics(),
    }
    return render(request, "home/a_to_z.html", context)


def _page_number(text: str, last: int) -> int | None:
    """The number of a page that is there; None for anything else."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return number if 1 <= number <= last else None


def _best(results: list[Result]) -> Any:
    return service_to_start(results[0]) if results else None
