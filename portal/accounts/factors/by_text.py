"""Proving it by a code in a text message."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import assurance
from ..assurance import signed_in, ways_for
from ..door import codes
from ..door.codes import Verdict
from ..door.forms import CodeForm
from ..door.onward import keeping_next
from ..door.rates import TooMany
from ..door.views import too_many_codes
from ..models import Purpose
from . import starting_again
from .answers import ask, go_on, user_of
from .asking import ask_for
from .held import held_by


@private
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def by_text(request: HttpRequest) -> HttpResponseBase:
    """Offer to send a code to the number that was proved. Only a POST sends one."""
    user = user_of(request)
    phone = held_by(user).phone
    if phone is None:
        return see_other(keeping_next(reverse("prove"), request))
    if request.method != "POST":
        return ask(request, "prove_text", phone=phone, others=len(ways_for(user)) > 1)
    try:
        codes.send(request, Purpose.TEXT, phone.number, user=user)
    except TooMany:
        return too_many_codes(request)
    return see_other(keeping_next(reverse("prove_text_code"), request))


@private
@signed_in
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def text_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code. It counts only while its number is still this person's."""
    user = user_of(request)
    phone = held_by(user).phone
    code = codes.newest(request, Purpose.TEXT, user)
    before = keeping_next(reverse("prove_text"), request)
    if code is None or phone is None or code.to != phone.number:
        return see_other(before)
    form = CodeForm(request.POST if request.method == "POST" else None)
    answer = ask_for(
        request,
        code,
        form,
        back=before,
        by="text message",
        sent_to=f"your mobile number that ends in {phone.ending}",
    )
    if answer is not Verdict.RIGHT:
        return answer
    assurance.note(request, "text")
    starting_again.proved(request, user)
    return go_on(request)
