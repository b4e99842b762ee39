"""Signing out: a button does it, never a link, so that nobody else's page can."""

from __future__ import annotations

from allauth.account.internal.flows.logout import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.private import private
from portal.ui.redirects import see_other


@private
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. A GET asks first."""
    if request.method == "POST":
        logout(request, show_message=False)
        request.session.flush()
        return see_other(reverse("signed_out"))
    if not request.user.is_authenticated:
        return see_other(reverse("signed_out"))
    return render(request, "accounts/door/sign_out.html")


@private
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that it is done, and have the browser drop the pages that Back would show."""
    response = render(request, "accounts/door/signed_out.html")
    if request.is_secure():  # browsers heed it nowhere else, and complain
        response.headers["Clear-Site-Data"] = '"cache"'
    return response
