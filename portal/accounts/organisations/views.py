"""Organisations: the list of one's own, adding one, changing it, closing it."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.forms import Address
from portal.ui.redirects import see_other

from ..acting import deeds, found
from ..acting.oneself import for_oneself
from ..models import AuditEntry, Membership, Organisation, Role
from ..people import signed_in_user
from ..signed_in import signed_in
from . import inviting, members, roll, tokens
from .finding import for_members, for_owners, for_sure_owners
from .questions import OrganisationForm

NOT_TAKEN, CONFLICT = 422, 409
FORM = "accounts/organisations/form.html"


@require_http_methods(["GET", "HEAD"])
@signed_in
def organisations(request: HttpRequest) -> HttpResponseBase:
    """Those one belongs to, and those one is invited to."""
    user = signed_in_user(request)
    context = {
        "memberships": found.memberships_of(user),
        "invitations": [(each, tokens.token(each.chance)) for each in inviting.waiting_for(user)],
        "closed": "closed" in request.GET,
        "left": "left" in request.GET,
    }
    return render(request, "accounts/organisations/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def add(request: HttpRequest) -> HttpResponseBase:
    """Make an organisation, with oneself as its owner."""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = members.make(request, **form.cleaned_data)
        except members.NotAllowed as why:
            form.add_error(None, str(why))
        else:
            return to(made)
    back = reverse("organisations")
    return asked(request, form, "Add an organisation", "Add it", back)


@require_http_methods(["GET", "HEAD"])
@for_members
def organisation(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """One organisation, for those who belong to it. At most nine queries."""
    shown: Organisation = membership.organisation
    is_owner = membership.role == Role.OWNER
    listed = roll.of(shown, request.user.pk, full=is_owner)
    names = {each.user: each.name for each in listed}
    entries = AuditEntry.objects.filter(subject=f"organisation:{shown.public_id}")
    context = {
        "organisation": shown,
        "membership": membership,
        "is_owner": is_owner,
        "members": listed,
        "properties": [
            (each, ", ".join(Address.from_dict(each.address).lines()))
            for each in shown.properties.all()
        ],
        "invitations": inviting.open_ones(shown) if is_owner else (),
        "deeds": deeds.in_words(entries[: deeds.MOST], names) if is_owner else (),
        "said": next((said for said in ("invited", "saved") if said in request.GET), ""),
    }
    return render(request, "accounts/organisations/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_owners
def change(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Change what it is called and what it is."""
    shown: Organisation = membership.organisation
    initial = OrganisationForm.of(shown)
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            members.change(shown, request, **form.cleaned_data)
        except members.NotAllowed as why:
            form.add_error(None, str(why))
        else:
            return to(shown, "?saved")
    back = reverse("organisation", args=[shown.public_id])
    return asked(request, form, "Change the organisation", "Save", back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_sure_owners
def close(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Ask, then close it."""
    shown: Organisation = membership.organisation
    if request.method == "POST":
        members.close(shown, request)
        return see_other(reverse("organisations") + "?closed")
    return sure_of_it(
        request,
        shown,
        f"Close {shown.name} here?",
        "Nobody can act for it here any more. What was sent to us stays with us. You cannot open "
        "it again, but you can add it anew.",
        "Close it",
    )


def to(organisation: Organisation, query: str = "") -> HttpResponseBase:
    """Lead to an organisation's page."""
    return see_other(reverse("organisation", args=[organisation.public_id]) + query)


def asked(
    request: HttpRequest, form: OrganisationForm | object, title: str, button: str, back: str
) -> HttpResponseBase:
    """A page with one form."""
    wrong = bool(getattr(form, "is_bound", False) and getattr(form, "errors", None))
    context = {"form": form, "page_heading": title, "button_words": button, "back": back}
    return render(request, FORM, context, status=NOT_TAKEN if wrong else 200)


def sure_of_it(
    request: HttpRequest,
    organisation: Organisation,
    question: str,
    words: str,
    button: str,
    refused: str = "",
) -> HttpResponseBase:
    """A page that asks before something is done; ``refused`` says why it was not."""
    context = {
        "organisation": organisation,
        "question": question,
        "words": words,
        "button_words": button,
        "refused": refused,
    }
    status = CONFLICT if refused else 200
    return render(request, "accounts/organisations/sure.html", context, status=status)
