"""The list of proofs, sending one, and saying that one cannot be had."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.cases.once import first_time, new_token, was_done
from portal.cases.tracking.views import may_write

from ...models import Claim, EvidenceItem, EvidenceState
from .. import moving, sending
from ..standing import standing_of
from .forms import CannotForm, SendForm, chosen
from .opening import item_of, page, to_list

NOT_TAKEN = 422
SAID = {
    "sent": "We have your files. We will look at them.",
    "told": "Thank you for telling us. We will look at what we can do.",
    "changed": "We do not need that any more. This is what we still need.",
    "known": "We have that already. You need not send it again.",
}


@require_safe
@page
def evidence(request: HttpRequest, claim: Claim, number: int) -> HttpResponse:
    """What we need, what we have, and until when."""
    notice = next((words for said, words in SAID.items() if said in request.GET), "")
    context = {
        **_context(request, claim),
        "standing": standing_of(claim),
        "notice": notice,
    }
    return render(request, "benefits/evidence/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def send(request: HttpRequest, claim: Claim, number: int) -> HttpResponse:
    """Send files for one proof. Sending the same form twice does it once."""
    item = item_of(claim, number)
    if not _can_be_sent(item):
        return to_list(claim, "changed")
    if request.method != "POST":
        return _send_page(request, item, SendForm(initial={"once": new_token()}))
    form = SendForm(request.POST, request.FILES)
    if not form.is_valid():
        return _send_page(request, item, form)
    token = form.cleaned_data["once"]
    if token and was_done(token):
        return to_list(claim, "sent")
    try:
        result = sending.send(item, chosen(form.cleaned_data))
    except moving.NotNow:
        return to_list(claim, "changed")
    if result.refused:
        for words in result.refused:
            form.add_error("papers", words)
        return _send_page(request, item, form, taken=result.taken)
    if token:
        with transaction.atomic():
            first_time(token)
    return to_list(claim, "sent" if result.taken else "known")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def cannot(request: HttpRequest, claim: Claim, number: int) -> HttpResponse:
    """Say that a proof cannot be had, and why."""
    item = item_of(claim, number)
    if not _can_be_sent(item):
        return to_list(claim, "changed")
    form = CannotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if item.state == EvidenceState.CANNOT and item.why == why:
            return to_list(claim, "told")  # the same form, sent twice
        try:
            moving.cannot(item, why)
        except moving.NotNow:
            return to_list(claim, "changed")
        return to_list(claim, "told")
    context = {**_context(request, claim), "item": item, "form": form, "back": _list(claim)}
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "benefits/evidence/cannot.html", context, status=status)


def _send_page(
    request: HttpRequest, item: EvidenceItem, form: SendForm, taken: int = 0
) -> HttpResponse:
    claim = item.claim
    context = {
        **_context(request, claim),
        "item": item,
        "form": form,
        "taken": taken,
        "files": item.files.count(),
        "back": _list(claim),
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "benefits/evidence/send.html", context, status=status)


def _can_be_sent(item: EvidenceItem) -> bool:
    return not item.is_settled and item.claim.case.is_open


def _list(claim: Claim) -> str:
    return reverse("claim_evidence", args=[claim.case.shown_reference])


def _context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    return {"case": claim.case, "claim": claim, "may_write": may_write(request, claim.case)}
