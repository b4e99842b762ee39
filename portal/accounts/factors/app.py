"""Setting an authenticator app up, and taking it away."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.private import private

from ..assurance import careful
from ..door.onward import wanted
from . import changing, tries
from .answers import after_adding, ask, back_to_factors, user_of
from .forms import TOO_OFTEN, AppForm
from .held import held_by

KEPT_AS = "app-secret"
"""Where the secret waits, encrypted, until the app has shown that it knows it."""
WRONG = "This is not the code that your app shows now. Wait for a new one and try again"


@private
@careful
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def add_app(request: HttpRequest) -> HttpResponseBase:
    """Show the key, as a picture and as text, and take a code that was made from it."""
    user = user_of(request)
    if held_by(user).app is not None:
        return back_to_factors()
    secret = _secret(request)
    form = AppForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_right(request, form, secret):
        changing.add_app(request, user, secret)
        del request.session[KEPT_AS]
        return after_adding(request, "app")
    return ask(request, "app", form, key=_in_groups(secret))


@private
@careful
@require_safe
def app_picture(request: HttpRequest) -> HttpResponseBase:
    """The key as a square that an app can read: an image of its own, for the strict policy."""
    if KEPT_AS not in request.session:
        raise Http404
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user_of(request), _secret(request)))
    return HttpResponse(svg, content_type="image/svg+xml")


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def remove_app(request: HttpRequest) -> HttpResponseBase:
    """Ask, then take the app away."""
    user = user_of(request)
    held = held_by(user)
    if held.app is None:
        return back_to_factors()
    if request.method == "POST":
        changing.remove(request, user, held.app, "app-removed")
        return back_to_factors("app-removed")
    return ask(request, "app_remove", last=not held.passkeys, back=wanted(request))


def _secret(request: HttpRequest) -> str:
    """The secret that is being set up in this session, made if there is none."""
    adapter = get_adapter()
    if KEPT_AS not in request.session:
        request.session[KEPT_AS] = adapter.encrypt(generate_totp_secret())
    return adapter.decrypt(request.session[KEPT_AS])


def _is_right(request: HttpRequest, form: AppForm, secret: str) -> bool:
    try:
        tries.count(user_of(request))
    except tries.TooOften:
        form.add_error("code", TOO_OFTEN)
        return False
    if not validate_totp_code(secret, form.cleaned_data["code"]):
        form.add_error("code", WRONG)
        return False
    return True


def _in_groups(secret: str) -> str:
    """As people can type it: four characters at a time."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
