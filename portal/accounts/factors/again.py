"""Proving it once more before something about signing in is changed."""

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
from .answers import ask, go_on, user_of
from .asking import ask_for


@private
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prove_again(request: HttpRequest) -> HttpResponseBase:
    """Who has another way uses it; who has none gets a new code by e-mail, if they press for it."""
    user = user_of(request)
    if assurance.is_sure_enough_to_change(request):
        return go_on(request)
    if ways_for(user):
        return see_other(keeping_next(reverse("prove"), request))
    if request.method != "POST":
        return ask(request, "again", email=user.email)
    try:
        codes.send(request, Purpose.AGAIN, user.email, user=user)
    except TooMany:
        return too_many_codes(request)
    return see_other(keeping_next(reverse("prove_again_code"), request))


@private
@signed_in
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def again_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code. It is fresh then, which is less than sure."""
    user = user_of(request)
    code = codes.newest(request, Purpose.AGAIN, user)
    before = keeping_next(reverse("prove_again"), request)
    if code is None or code.to != user.email:
        return see_other(before)
    form = CodeForm(request.POST if request.method == "POST" else None)
    answer = ask_for(request, code, form, back=before)
    if answer is not Verdict.RIGHT:
        return answer
    assurance.note_fresh(request)
    return go_on(request)
