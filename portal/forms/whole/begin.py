"""Choosing a form for somebody, how they reached us, and what to say when it was sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.cases import audited
from portal.cases.contacts import contact_of
from portal.cases.permissions import CHANGE, needs
from portal.cases.promises import promise_for
from portal.cases.reach import way_to
from portal.cases.tracking import ticket
from portal.council.money import as_text
from portal.integration.admin.furniture import furniture
from portal.integration.models import Channel as Way
from portal.ui.redirects import see_other

from .. import access, after, callers, registry, versions
from ..definition import Journey
from ..drafts import Opened
from ..models import Draft, Submission
from ..opening import NotOpen, Sent, open_draft
from ..paying.owing import fee_of
from ..saving import links
from ..saving.rates import TooMany
from ..versions import journey_of, live_for
from ..views import place
from ..wizard.instead import caller_url
from .guard import for_staff
from .questions import ChannelForm, LinkForm
from .said import spelled

ONE_PAGE = "whole"
"""The button that begins on one page, as against step by step."""
MOST = 10
RECEIPT = {
    Way.EMAIL: "We will send you an email to say that we have it.",
    Way.TEXT: "We will send you a text to say that we have it.",
    Way.LETTER: "We will send you a letter to say that we have it.",
}
NO_RECEIPT = "We will send you nothing. Please write down your reference."


@needs(CHANGE)
@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """List the forms that staff can fill in for somebody, and those that they have not sent."""
    titles = registry.titles()
    found = [
        (key, title)
        for key, title in titles.items()
        if registry.is_open_to(key, request) and callers.may_begin(request, key)
    ]
    context = {
        **furniture("Forms for callers", icon="form"),
        "journeys": sorted(found, key=lambda each: each[1].lower()),
        "begun": [_begun(draft) for draft in callers.begun(request)[:MOST]],
    }
    return render(request, "forms/whole/list.html", context)


def _begun(draft: Draft) -> dict[str, Any]:
    return {
        "title": draft.version.title,
        "draft": draft,
        "href": reverse("caller_form", args=[draft.journey_key, draft.key]),
    }


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, journey: str) -> HttpResponse:
    """Ask how they reached us, and begin. Only a POST writes anything."""
    found = _journey(request, journey)
    form = ChannelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        opened = _new(request, found, form.cleaned_data["channel"])
        on_one = request.POST.get("as") != "steps"
        return see_other(
            reverse("caller_form", args=[found.key, opened.key]) if on_one else place(opened)
        )
    status = 422 if form.is_bound else 200
    context = {"journey": found, "channel": form, "list_url": reverse("callers")}
    return render(request, "forms/whole/begin.html", context, status=status)


def _journey(request: HttpRequest, key: str) -> Journey:
    found = live_for(request, key) if callers.may_begin(request, key) else None
    if found is None:
        raise Http404
    return found


def _new(request: HttpRequest, journey: Journey, channel: str) -> Opened:
    holder = callers.holder(request)
    draft = Draft(
        key=access.new_key(holder),
        journey_key=journey.key,
        version=versions.current(journey),
        language="en",
        channel=channel,
    )
    opened = Opened(draft, journey, holder, for_caller=True)
    opened.save(lambda answers: answers)
    return opened


@for_staff
@require_safe
def sent(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Give the reference to read out, what happens next, and how they hear from us."""
    submission = _sent(request, journey, key)
    case = submission.case
    way = way_to(contact_of(case))
    context = {
        "journey": journey_of(submission.version),
        "case": case,
        "spelled": spelled(case.shown_reference),
        "promise": promise_for(case) if case.clocks.exists() else None,
        "receipt": RECEIPT.get(way, NO_RECEIPT) if way else NO_RECEIPT,
        "owed": as_text(fee.pence) if (fee := fee_of(key)) else "",
        "goes_on": after.goes_on(journey) and after.address(journey, case),
        "list_url": reverse("callers"),
        "on_url": reverse("caller_on", args=[journey, key]),
        "case_url": reverse("cases_case", args=[case.shown_reference]),
    }
    return render(request, "forms/whole/sent.html", context)


@for_staff
@require_safe
def go_on(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Lead to what is chosen after sending, such as a visit, while the caller is there."""
    case = _sent(request, journey, key).case
    address = after.address(journey, case)
    if address is None:
        return see_other(caller_url(journey, key))
    audited.viewed(case, request, part="form")
    response = see_other(address)
    ticket.let_in(request, response, case.reference)
    return response


def _sent(request: HttpRequest, journey: str, key: str) -> Submission:
    found = (
        Submission.objects.filter(key=key, journey_key=journey)
        .select_related("case", "version")
        .defer("answers", "version__frozen")
        .first()
    )
    if found is None or not callers.opens(request, key):
        raise Http404
    return found


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Send the person a link by e-mail, so that they add a file or finish the form themselves."""
    try:
        opened = open_draft(request, journey, key)
    except (NotOpen, Sent):
        raise Http404 from None
    if not opened.for_caller:
        raise Http404
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            links.send(opened, form.cleaned_data["email"])
            return see_other(f"{request.path}?sent=1")
        except TooMany:
            form.add_error("email", "We have sent too many links. Try again in an hour")
    context = {
        "journey": opened.journey,
        "form": form,
        "sent": "sent" in request.GET and links.newest(key) is not None,
        "until": links.end_of(opened),
        "back": reverse("caller_form", args=[journey, key]),
        "list_url": reverse("callers"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "forms/whole/link.html", context, status=status)
