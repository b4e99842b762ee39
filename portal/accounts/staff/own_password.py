"""The page behind the link: somebody of the staff chooses their password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.ui.forms import GovukForm
from portal.ui.private import private

from .. import audit
from ..factors import notices
from ..models import User
from ..sessions.everywhere import end_all
from . import links, steps
from .forms import PasswordField

GONE, NOT_TAKEN = 410, 422


class OwnPasswordForm(GovukForm):
    """Twice, since nobody sees what they type."""

    first = PasswordField(
        label="Your new password",
        error_name="your new password",
        hint="At least 12 letters, numbers or signs. Three or four words are easy to remember.",
        autocomplete="new-password",
    )
    again = PasswordField(
        label="The same password again",
        error_name="the same password again",
        autocomplete="new-password",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, again = given.get("first"), given.get("again")
        if first and again and first != again:
            self.add_error("again", "The two passwords are not the same. Type both again")
        elif first and again:
            try:
                validate_password(first, self.user)
            except ValidationError as problem:
                self.add_error("first", problem.messages[0].rstrip("."))
        return given


@private
@sensitive_post_parameters("first", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: HttpRequest, user_id: int, token: str) -> HttpResponseBase:
    """Ask for a password twice; then the link is used up and all their sessions end."""
    with transaction.atomic():
        User.objects.select_for_update().filter(pk=user_id).first()
        user = links.whose(user_id, token)
        if user is None:
            return render(request, "accounts/staff/link_over.html", status=GONE)
        form = OwnPasswordForm(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            _set(request, user, form.cleaned_data["first"])
            return steps.to(steps.SIGN_IN, steps.wanted(request))
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/staff/own_password.html", {"form": form}, status=status)


@sensitive_variables()
def _set(request: HttpRequest, user: User, password: str) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("staff.password", f"user:{user.pk}", user=user)
    notices.tell(user, "password-set")
    end_all(user)
