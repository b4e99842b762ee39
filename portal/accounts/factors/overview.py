"""The page with everything that somebody has set up to sign in and to prove who they are."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from portal.ui.private import private

from ..assurance import signed_in
from .answers import ask, user_of
from .held import held_by

DONE = {
    "app": "Your authenticator app is set up.",
    "app-removed": "You have removed your authenticator app.",
    "passkey": "Your passkey is set up.",
    "passkey-removed": "You have removed a passkey.",
    "phone": "Codes now go to your mobile number.",
    "phone-removed": "Codes no longer go to your mobile number.",
    "email": "You have changed your email address.",
}


@private
@signed_in
@require_safe
def factors(request: HttpRequest) -> HttpResponseBase:
    """Ways to prove it is you."""
    user = user_of(request)
    done = DONE.get(request.GET.get("done", ""), "")
    return ask(request, "overview", held=held_by(user), email=user.email, done=done)
