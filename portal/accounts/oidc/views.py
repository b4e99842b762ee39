"""Going to a provider and coming back."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from portal.ui.private import private
from portal.ui.redirects import see_other

from ..door.onward import onward
from ..staff import steps
from . import flow, keys, letting_in
from .discovery import NotThere, NotTrusted
from .providers import DIRECTORY, ONE_LOGIN, Provider, find

log = logging.getLogger(__name__)
GOING = "oidc-going"
"""In the session between our button and the page that leads away."""


@private
@require_POST
def go(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Begin, and lead to a page that leads on.

    A form may only lead to our own pages, and browsers look at where it leads in the end.
    """
    provider = _provider(slug)
    next_page = steps.wanted(request) if slug == DIRECTORY else onward(request)
    try:
        request.session[GOING] = flow.begin(request, provider, next_page)
    except (NotThere, NotTrusted) as error:
        return _failed(request, provider, error)
    return see_other(reverse("oidc_away", args=[slug]))


@private
@require_safe
def away(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Lead on at once, with a link for who stays."""
    provider = _provider(slug)
    address = request.session.pop(GOING, "")
    if not address:
        return see_other(_door(provider))
    return render(request, "accounts/oidc/away.html", {"provider": provider, "there": address})


@private
@require_safe
@sensitive_variables()
def back(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Take what came back and let its person in."""
    provider = _provider(slug)
    try:
        claims, next_page = flow.finish(request, provider)
        let_in = letting_in.staff if slug == DIRECTORY else letting_in.resident
        return let_in(request, provider, claims, next_page)
    except (NotThere, NotTrusted) as error:
        return _failed(request, provider, error)


@require_safe
def our_keys(request: HttpRequest) -> HttpResponseBase:
    """The public halves of the keys that we sign with."""
    found = [provider for slug in (ONE_LOGIN, DIRECTORY) if (provider := find(slug))]
    return JsonResponse({"keys": [keys.public(each) for each in found if each.private_key]})


def _provider(slug: str) -> Provider:
    provider = find(slug)
    if provider is None:
        raise Http404
    return provider


def _door(provider: Provider) -> str:
    return reverse("staff_sign_in" if provider.slug == DIRECTORY else "sign_in")


def _failed(request: HttpRequest, provider: Provider, error: Exception) -> HttpResponseBase:
    """Say that it did not work; the log says why, and nothing of the person."""
    log.warning("Nobody came in by %s: %s", provider.slug, error)
    there = not isinstance(error, NotThere)
    context = {"provider": provider, "there": there, "door": _door(provider)}
    status = 403 if there else 503
    return render(request, "accounts/oidc/failed.html", context, status=status)
