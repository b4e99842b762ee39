"""The addresses of the door, below ``account/``. allauth's names lead to our pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from portal.ui.redirects import see_other

from . import leaving, views
from .onward import keeping_next


def to_the_door(request: HttpRequest) -> HttpResponse:
    """Where allauth would sign somebody in or up itself."""
    return see_other(keeping_next(reverse("sign_in"), request))


urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.sign_in_code, name="sign_in_code"),
    path("sign-out/", leaving.sign_out, name="sign_out"),
    path("signed-out/", leaving.signed_out, name="signed_out"),
    path("inactive/", views.inactive, name="account_inactive"),
    path("login/", to_the_door, name="account_login"),
    path("login/code/", to_the_door, name="account_request_login_code"),
    path("login/code/confirm/", to_the_door, name="account_confirm_login_code"),
    path("signup/", to_the_door, name="account_signup"),
    path("confirm-email/", to_the_door, name="account_email_verification_sent"),
    path("logout/", leaving.sign_out, name="account_logout"),
]
