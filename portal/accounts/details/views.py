"""Pages on which a person sees their details, puts them right and says what we may do with them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.ui.redirects import see_other

from .. import consents
from ..acting.oneself import for_oneself
from ..consents import SHARE_DETAILS
from ..panels import viewer_of
from ..signed_in import signed_in
from . import keeping
from .forms import FORMS, ShareForm

NOT_TAKEN = 422


@require_safe
@signed_in
@for_oneself
def details(request: HttpRequest) -> HttpResponse:
    """What we know, when it was last confirmed, and whether we may use it in forms."""
    viewer = viewer_of(request)
    known = keeping.details_of(viewer.person)
    context = {
        "details": known,
        "email": viewer.user.email,
        "any": any(each.lines for each in known),
        "shares": consents.has(viewer.person, SHARE_DETAILS),
        "purpose": SHARE_DETAILS,
        "said": request.GET.get("said", ""),
    }
    return render(request, "accounts/mine/details.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def change(request: HttpRequest, which: str) -> HttpResponse:
    """Ask for one detail."""
    if which not in FORMS:
        raise Http404
    person = viewer_of(request).person
    starting = FORMS[which].starting(person)
    posted = request.POST if request.method == "POST" else None
    form = FORMS[which](posted, initial=starting)
    if posted is not None and form.is_valid():
        keeping.keep(person, form.given())
        return see_other(f"{reverse('account_details')}?said=kept")
    status = NOT_TAKEN if form.errors else 200
    return render(request, "accounts/mine/detail.html", {"form": form}, status=status)


@require_POST
@signed_in
@for_oneself
def right(request: HttpRequest) -> HttpResponse:
    """Take it that everything is still right."""
    keeping.confirm(viewer_of(request).person)
    return see_other(f"{reverse('account_details')}?said=right")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def share(request: HttpRequest) -> HttpResponse:
    """Ask whether we may use the details in forms; lead on to where the person was going."""
    person = viewer_of(request).person
    posted = request.POST if request.method == "POST" else None
    agrees = consents.has(person, SHARE_DETAILS)
    form = ShareForm(posted, initial={"share": "yes"} if agrees else {})
    if posted is not None and form.is_valid():
        say = consents.give if form.cleaned_data["share"] == "yes" else consents.refuse
        say(person, SHARE_DETAILS)
        return see_other(_wanted(request) or f"{reverse('account_details')}?said=share")
    context = {"form": form, "purpose": SHARE_DETAILS, "next": _wanted(request)}
    status = NOT_TAKEN if form.errors else 200
    return render(request, "accounts/mine/share.html", context, status=status)


def _wanted(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
    return wanted if ours else ""
