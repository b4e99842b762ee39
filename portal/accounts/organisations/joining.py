"""The page that an invitation's link leads to, behind signing in with its address."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ..people import signed_in_user
from ..signed_in import signed_in
from . import inviting, members
from .questions import ROLES
from .views import CONFLICT, to


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Say who invites and as what; join when asked to. A GET changes nothing."""
    found = inviting.find(token, signed_in_user(request))
    refused = ""
    if found and request.method == "POST":
        try:
            if inviting.accept(found, request):
                return to(found.organisation)
        except members.NotAllowed as why:
            refused = str(why)
        else:
            found = None
    if found is None:
        return render(request, "accounts/organisations/dead.html", status=404)
    role = next(role for role in ROLES if role.value == found.role)
    context = {"invitation": found, "role": role, "refused": refused}
    status = CONFLICT if refused else 200
    return render(request, "accounts/organisations/invitation.html", context, status=status)
