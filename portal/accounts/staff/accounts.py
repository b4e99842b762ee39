"""Finding an account by its address, sent in a form so that no address of a page or log holds it.

Those who work here are found by a part of their address or name as well; a resident by their whole
address alone.
"""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.integration.admin.furniture import furniture

from ..admin.access import only_with
from ..models import User
from . import rewriting

MAY = "accounts.change_user"
USERS = "wagtailusers_users:index"
MOST = 20


class AccountSearch(forms.Form):
    known = forms.CharField(
        label="Find an account",
        max_length=254,
        help_text="Part of the address or name of somebody who works here, or a resident's whole "
        "e-mail address.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type an e-mail address or a name."},
    )


@only_with(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("known")
def find_account(request: HttpRequest) -> HttpResponse:
    """Ask, and list whose account it may be. One alone leads straight to it."""
    search = AccountSearch(request.POST or None)
    found: list[User] = []
    asked = search.is_valid()
    if asked:
        found = find(search.cleaned_data["known"])
        if len(found) == 1:
            return redirect(_address(found[0]))
    context = {
        **furniture("Find an account", ("Users", reverse(USERS)), icon="user"),
        "search": search,
        "found": [(user, _address(user)) for user in found[:MOST]],
        "more": len(found) > MOST,
        "asked": asked,
    }
    return render(request, "accounts/staff/find.html", context)


def find(known: str) -> list[User]:
    """Whose account this may be, by address: one more than is shown, at most."""
    known = known.strip()
    parts = (Q(**{f"{name}__icontains": known}) for name in ("first_name", "last_name"))
    of_staff = rewriting.WORKS_HERE & (Q(email__icontains=known) | next(parts) | next(parts))
    matching = User.objects.filter(of_staff | Q(email__iexact=known)).distinct()
    return list(matching.order_by("email")[: MOST + 1])


def _address(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])
