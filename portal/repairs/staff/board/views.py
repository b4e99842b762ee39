"""The board and its search, as pages of the admin."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from portal.cases import audited
from portal.cases.admin.pages import page_of
from portal.cases.admin.search import MOST, CaseSearch, may_be, whose
from portal.cases.models import Case
from portal.cases.owners import seen_by
from portal.cases.permissions import needs
from portal.cases.reference import parse

from ..access import SEE
from ..furniture import TITLE, address_of, furniture
from .filters import BoardFilters
from .rows import rows
from .tabs import TABS


@needs(SEE)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """One tab, fifty at a time."""
    filters = BoardFilters(request.GET, user=request.user)
    tab, chosen = filters.tab, filters.chosen
    page = page_of(filters.cases(), request.GET.get("p", ""))
    context = {
        **furniture(TITLE),
        "tabs": [(each, urlencode({"tab": each.name, **chosen}), each == tab) for each in TABS],
        "tab": tab,
        "filters": filters,
        "chosen": chosen,
        "search": search_form(),
        "page": page,
        "rows": list(rows(page.cases)),
        "same": urlencode({"tab": tab.name, **chosen}),
    }
    return render(request, "repairs/staff/board.html", context)


@needs(SEE)
@sensitive_post_parameters("known")
def search(request: HttpRequest) -> HttpResponse:
    """A reference leads to its repair; anything else to a list of whose it is, newest first."""
    if request.method != "POST":
        return redirect("repairs_board")
    asked = search_form(request.POST)
    found: list[Case] = []
    if asked.is_valid():
        known = asked.cleaned_data["known"]
        mine = seen_by(request.user, Case.objects.filter(repair__isnull=False))
        case = mine.filter(reference=parse(known) or "").first()
        if case is not None:
            return redirect(address_of(case))
        theirs = whose(known, request.user)
        found = list(
            mine.filter(pk__in=[each.pk for each in theirs])
            .select_related("team", "repair")
            .order_by("-opened_at", "-pk")
        )
        audited.found(found[:MOST], request, by=may_be(known))
    context = {
        **furniture("Search results"),
        "search": asked,
        "rows": list(rows(found[:MOST])),
        "more": len(found) >= MOST,
        "most": MOST,
    }
    return render(request, "repairs/staff/search.html", context)


def search_form(data: QueryDict | None = None) -> CaseSearch:
    """The search of cases, which calls what it finds a repair."""
    form = CaseSearch(data)
    form.fields["known"].label = "Find a repair"
    return form
