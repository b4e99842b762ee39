"""A mobile number for codes by text: proved by one, and taken away."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.ui.forms.parsing import format_phone
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import assurance
from ..assurance import careful
from ..door import codes
from ..door.codes import Verdict
from ..door.forms import CodeForm
from ..door.onward import keeping_next, wanted
from ..door.rates import TooMany
from ..door.views import too_many_codes
from ..models import Purpose
from . import changing
from .answers import ask, back_to_factors, user_of
from .asking import ask_for
from .forms import PhoneForm
from .held import held_by


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponseBase:
    """Ask for a number and send a code to it."""
    user = user_of(request)
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes.send(request, Purpose.NEW_PHONE, form.cleaned_data["phone"], user=user)
        except TooMany:
            return too_many_codes(request)
        return see_other(keeping_next(reverse("factor_phone_code"), request))
    return ask(request, "phone", form, held=held_by(user))


@private
@careful
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def phone_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code. The right one keeps the number."""
    user = user_of(request)
    code = codes.newest(request, Purpose.NEW_PHONE, user)
    if code is None:
        return see_other(reverse("factor_phone"))
    form = CodeForm(request.POST if request.method == "POST" else None)
    before, number = reverse("factor_phone"), format_phone(code.to)
    answer = ask_for(request, code, form, back=before, by="text message", sent_to=number)
    if answer is not Verdict.RIGHT:
        return answer
    changing.set_number(request, user, code.to)
    assurance.note(request, "text")
    return see_other(wanted(request)) if wanted(request) else back_to_factors("phone")


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def remove_phone(request: HttpRequest) -> HttpResponseBase:
    """Ask, then send no more codes there."""
    user = user_of(request)
    if held_by(user).phone is None:
        return back_to_factors()
    if request.method == "POST":
        changing.remove_number(request, user)
        return back_to_factors("phone-removed")
    return ask(request, "phone_remove", held=held_by(user))
