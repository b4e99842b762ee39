"""The list of cases, what is overdue longest first."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..permissions import EXPORT, VIEW, needs
from .filters import CaseFilters
from .furniture import furniture
from .pages import page_of
from .rows import rows
from .search import CaseSearch

FILTERS = ("show", "status", "kind", "team", "channel")


@needs(VIEW)
@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """What the filters in the address ask for, fifty at a time."""
    filters = CaseFilters(request.GET, user=request.user)
    page = page_of(filters.cases(), request.GET.get("p", ""))
    chosen = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    context: dict[str, Any] = {
        **furniture("Cases"),
        "filters": filters,
        "chosen": chosen,
        "search": CaseSearch(),
        "page": page,
        "rows": list(rows(page.cases)),
        "same": urlencode(chosen),
    }
    if request.user.has_perm(EXPORT):
        context["export"] = f"{reverse('cases_export')}?{urlencode(chosen)}"
    return render(request, "cases/admin/list.html", context)
