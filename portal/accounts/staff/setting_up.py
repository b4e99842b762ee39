"""The page that nobody of the staff can go round: choose a second factor, and set it up."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from portal.ui.private import private

from . import steps


@private
@require_safe
def set_up(request: HttpRequest) -> HttpResponseBase:
    """Lead to an app or a passkey. Their pages show recovery codes, then lead on."""
    next_page = steps.wanted(request)
    if steps.missing(request) != steps.SET_UP:
        return steps.onwards(request, next_page)
    query = urlencode({"next": next_page})
    context = {
        "app": f"{reverse('factor_app')}?{query}",
        "passkey": f"{reverse('factor_passkey')}?{query}",
    }
    return render(request, "accounts/staff/set_up.html", context)
