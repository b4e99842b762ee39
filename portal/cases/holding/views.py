"""All requests of an account, in pages."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.acting import SEE, may, subject_of
from portal.accounts.acting.oneself import for_oneself
from portal.accounts.signed_in import signed_in
from portal.ui.redirects import see_other

from ..mine import in_order, request_of
from ..models import Case
from ..reference import parse
from .disowning import disown, may_disown
from .keeping import held_by
from .seeing import may_see

PAGE, A_PAGE = "page", 20


@require_safe
@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """List every case of the account, those that wait for the person first."""
    if not may(request, SEE):
        return redirect("account")
    cases = in_order(held_by(subject_of(request)))
    page = Paginator(cases, A_PAGE).get_page(request.GET.get(PAGE))
    context = {
        "requests": [request_of(case) for case in page],
        "page_of": page,
        "gone": "gone" in request.GET,
    }
    return render(request, "cases/holding/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def not_mine(request: HttpRequest, written: str) -> HttpResponseBase:
    """Ask, then take a case that joined the account out of it. Any other is not there: 404."""
    case: Case | None = Case.objects.filter(reference=parse(written) or "").first()
    if case is None or not may_disown(request, case):
        raise Http404
    if request.method == "POST":
        disown(request, case)
        return see_other(f"{reverse('account_requests')}?gone")
    back = reverse("tracked_case", args=[case.shown_reference])
    if not may_see(request, case):
        back = reverse("account")  # it waits to join, and is not shown before it has
    return render(request, "cases/holding/not_mine.html", {"case": case, "back": back})
