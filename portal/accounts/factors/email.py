"""Another e-mail address: proved by a code, and the old address is told."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.ui.private import private
from portal.ui.redirects import see_other

from ..assurance import careful
from ..audit import record
from ..door import codes
from ..door.codes import Verdict
from ..door.forms import AddressForm, CodeForm
from ..door.making import owner_of
from ..door.rates import TooMany
from ..door.views import too_many_codes
from ..models import Purpose, User
from ..people import person_of
from . import notices
from .answers import ask, back_to_factors, user_of
from .asking import ask_for


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponseBase:
    """Ask for the new address and send a code to it, even if it is the address of somebody else."""
    user = user_of(request)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes.send(request, Purpose.NEW_ADDRESS, form.cleaned_data["email"], user=user)
        except TooMany:
            return too_many_codes(request)
        return see_other(reverse("factor_email_code"))
    return ask(request, "email", form, email=user.email)


@private
@careful
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def email_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code. The right one changes the address, unless it has an account of its own.

    Only who has proved the address learns of that account: it is theirs.
    """
    user = user_of(request)
    code = codes.newest(request, Purpose.NEW_ADDRESS, user)
    if code is None:
        return see_other(reverse("factor_email"))
    form = CodeForm(request.POST if request.method == "POST" else None)
    answer = ask_for(request, code, form, back=reverse("factor_email"))
    if answer is not Verdict.RIGHT:
        return answer
    try:
        change(request, user, code.to)
    except Taken:
        return ask(request, "email_taken", email=code.to)
    return back_to_factors("email")


class Taken(Exception):
    """The address has an account of its own."""


def change(request: HttpRequest, user: User, to: str) -> None:
    """Sign in with this address from now on, and tell the old one. Raises Taken."""
    owner = owner_of(to)
    if owner is not None and owner != user:
        raise Taken
    before = user.email
    try:
        with transaction.atomic():
            _move(user, to)
            record("signin.email-changed", f"user:{user.pk}", request=request)
            if before.lower() != to:
                notices.tell(user, "email-changed", to=before)
    except IntegrityError:
        raise Taken from None


def _move(user: User, to: str) -> None:
    person = person_of(user)
    if person.email.lower() in {"", user.email.lower()}:
        person.email = to
        person.save(update_fields=["email"])
    user.email = to
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=to, verified=True, primary=True)
