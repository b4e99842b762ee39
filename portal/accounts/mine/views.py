"""The account's own page: what comes next, what is to finish, what we are doing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import panels
from ..signed_in import signed_in


@require_safe
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Everything in one place; each piece is a panel of the room that knows it."""
    viewer = panels.viewer_of(request)
    context = {
        "viewer": viewer,
        "main": panels.shown(viewer, panels.MAIN),
        "aside": panels.shown(viewer, panels.ASIDE),
    }
    return render(request, "accounts/mine/account.html", context)
