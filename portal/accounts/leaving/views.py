"""The page on which an account is deleted, and the one that says it is done."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.forms import CheckboxesField, Choice, GovukForm
from portal.ui.private import private
from portal.ui.redirects import see_other

from ..acting.oneself import for_oneself
from ..assurance import sure
from ..people import signed_in_user
from ..signed_in import signed_in
from . import going

NOT_TAKEN = 422


class LeaveForm(GovukForm):
    """One box to tick, so that nobody leaves by a slip."""

    sure = CheckboxesField(
        label="Are you sure?",
        choices=[Choice("yes", "Yes, delete my account. I know that you cannot bring it back.")],
        error_messages={"required": "Tick the box if you want to delete your account"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
@sure
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays; delete after a second proof and a box ticked."""
    user = signed_in_user(request)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            going.delete_account(user)
        except going.CannotGo:
            return see_other(reverse("account_delete"))
        logout(request)
        return see_other(reverse("account_deleted"))
    against = going.reasons_against(user)
    context = {"form": form, "against": against, "kept": going.what_is_kept()}
    status = NOT_TAKEN if form.errors else 200
    return render(request, "accounts/mine/delete.html", context, status=status)


@require_safe
@private
def deleted(request: HttpRequest) -> HttpResponse:
    """Say that it is done. It says nothing of anybody."""
    return render(request, "accounts/mine/deleted.html")
