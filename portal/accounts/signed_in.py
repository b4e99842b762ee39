"""Pages for somebody who has signed in: others are led to the door, and back afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from portal.ui.private import mark
from portal.ui.redirects import see_other

P = ParamSpec("P")


def to_the_door(request: HttpRequest) -> HttpResponseBase:
    """Lead to the sign-in page and, from there, to where the person wanted to go."""
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return see_other(f"{reverse('sign_in')}?{urlencode({'next': wanted})}")


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in whoever has signed in; nobody keeps a copy of what they see."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return mark(to_the_door(request))
        return mark(view(request, *args, **kwargs))

    return wrapped
