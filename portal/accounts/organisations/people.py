"""Pages about the members of an organisation: inviting, roles, removing, leaving."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.ui.redirects import see_other

from ..models import Membership
from . import inviting, members
from .finding import for_members, for_owners, for_sure_owners
from .questions import InviteForm, RoleForm
from .roll import name_of
from .views import asked, sure_of_it, to


@require_http_methods(["GET", "HEAD", "POST"])
@for_sure_owners
def invite(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Invite an address. The answer is the same whether it has an account or not."""
    organisation = membership.organisation
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            inviting.invite(organisation, request=request, **form.cleaned_data)
        except members.NotAllowed as why:
            form.add_error(None, str(why))
        else:
            return to(organisation, "?invited")
    title = f"Invite somebody to {organisation.name}"
    return asked(request, form, title, "Send the invitation", _back(membership))


@require_POST
@for_owners
def withdraw(request: HttpRequest, membership: Membership, number: int) -> HttpResponseBase:
    """Let nobody come in by an invitation any more."""
    found = membership.organisation.invitations.filter(pk=number).first()
    if found is None:
        raise Http404
    inviting.withdraw(found, request)
    return to(membership.organisation, "?saved")


@require_http_methods(["GET", "HEAD", "POST"])
@for_sure_owners
def role(request: HttpRequest, membership: Membership, number: int) -> HttpResponseBase:
    """Give a member another role."""
    member = _member(membership, number)
    form = RoleForm(
        request.POST if request.method == "POST" else None, initial={"role": member.role}
    )
    if form.is_valid():
        try:
            members.set_role(member, form.cleaned_data["role"], request)
        except members.NotAllowed as why:
            form.add_error("role", str(why))
        else:
            return to(membership.organisation, "?saved")
    return asked(request, form, f"What {name_of(member)} can do", "Save", _back(membership))


@require_http_methods(["GET", "HEAD", "POST"])
@for_owners
def remove(request: HttpRequest, membership: Membership, number: int) -> HttpResponseBase:
    """Ask, then take a member out."""
    member, organisation = _member(membership, number), membership.organisation
    refused = ""
    if request.method == "POST":
        try:
            members.remove(member, request)
        except members.NotAllowed as why:
            refused = str(why)
        else:
            return to(organisation, "?saved")
    question = f"Remove {name_of(member)} from {organisation.name}?"
    words = "They can do nothing more for it here, at once."
    return sure_of_it(request, organisation, question, words, "Remove them", refused)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def leave(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Ask, then leave."""
    organisation, refused = membership.organisation, ""
    if request.method == "POST":
        try:
            members.remove(membership, request)
        except members.NotAllowed as why:
            refused = str(why)
        else:
            return see_other(reverse("organisations") + "?left")
    question = f"Leave {organisation.name}?"
    words = "You can do nothing more for it here. An owner can invite you again."
    return sure_of_it(request, organisation, question, words, "Leave it", refused)


def _member(membership: Membership, number: int) -> Membership:
    """A member of the same organisation. Raises Http404."""
    same = membership.organisation.memberships.select_related("user__person", "organisation")
    found: Membership | None = same.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _back(membership: Membership) -> str:
    return reverse("organisation", args=[membership.organisation.public_id])
