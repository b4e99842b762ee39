"""The panel's page in somebody's account, and the page on which they say something."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.acting.oneself import for_oneself
from portal.accounts.models import Person
from portal.accounts.people import person_of, signed_in_user
from portal.accounts.signed_in import signed_in
from portal.ui.redirects import see_other

from ..catalogue import versions
from ..models import CatalogueVersion
from . import comments, members, trial, you_said
from .forms import SayForm

JOIN, LEAVE = "join", "leave"
SAID = {
    JOIN: "You are on the tenants' panel.",
    LEAVE: "You have left the tenants' panel.",
    "thanks": "We have what you think. We reported nothing as broken.",
}
NOT_TAKEN, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def panel(request: HttpRequest) -> HttpResponse:
    """What the panel is; joining and leaving; what there is to try, and what we did."""
    person = _person(request)
    if request.method == "POST":
        deeds = {JOIN: members.join, LEAVE: members.leave}
        do = request.POST.get("do", "")
        if do in deeds:
            deeds[do](person)
            return see_other(f"{reverse('repairs_panel')}?said={do}")
    context = {
        "purpose": members.PANEL,
        "is_member": members.is_member(person),
        "preview": versions.preview(),
        "trial": trial.KEY,
        "comments": comments.of(person),
        "told": SAID.get(request.GET.get("said", ""), ""),
    }
    return render(request, "repairs/panel/panel.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def say(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take what a member says about a page of a version, and lead back to where they were."""
    person = _person(request)
    if not members.is_member(person):
        raise Http404
    version, page = _page_or_404(number, step)
    back = _back(request)
    form = SayForm(request.POST if request.method == "POST" else None)
    status = NOT_TAKEN if form.errors else 200
    if form.is_valid():
        try:
            comments.say(person, version, form.cleaned_data["words"], step, page)
            return see_other(back)
        except comments.TooMany:
            form.add_error("words", "You have told us a lot today. Please write more tomorrow")
            status = TOO_MANY
    context = {"form": form, "page_words": page, "back": back}
    return render(request, "repairs/panel/say.html", context, status=status)


@require_safe
def you_said_we_did(request: HttpRequest) -> HttpResponse:
    """Tell everybody what changed because tenants said so."""
    return render(request, "repairs/panel/you_said.html", {"entries": you_said.entries()})


def _person(request: HttpRequest) -> Person:
    return person_of(signed_in_user(request))


def _page_or_404(number: int, step: str) -> tuple[CatalogueVersion, str]:
    """Give a version that members have tried, and the words of a page of it."""
    version = versions.numbered(number)
    page = trial.pages_of(version).get(step) if version else None
    if version is None or page is None:
        raise Http404
    return version, page


def _back(request: HttpRequest) -> str:
    """Give where the member was, if that is a page of the form that they try."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(back, None)
    if ours and back.startswith(reverse("form_start", args=[trial.KEY])):
        return back
    return reverse("repairs_panel")
