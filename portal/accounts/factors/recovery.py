"""Recovery codes: shown once, to be written down; new ones in place of lost ones."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.private import private
from portal.ui.redirects import see_other

from ..assurance import careful
from ..door.onward import keeping_next
from . import changing
from .answers import ask, back_to_factors, user_of
from .held import held_by


@private
@careful
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Show codes that were never shown; otherwise how many are left, and a button for new ones."""
    user = user_of(request)
    held = held_by(user)
    if held.app is None and not held.passkeys:
        return back_to_factors()
    if request.method == "POST":
        changing.new_recovery_codes(request, user)
        return see_other(keeping_next(reverse("recovery_codes"), request))
    codes = held.recovery.wrap() if held.recovery else None
    if codes is None or codes.did_view:
        return ask(request, "recovery_left", left=held.codes_left)
    codes.mark_as_viewed()
    return ask(request, "recovery_codes", codes=[in_groups(c) for c in codes.get_unused_codes()])


def in_groups(code: str) -> str:
    """As people read it: 4821 7730."""
    return f"{code[:4]} {code[4:]}"
