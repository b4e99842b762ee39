"""Pages about one person: never kept by a browser, a proxy or us, and found by no search engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.council.not_kept import NOT_KEPT, mark

__all__ = ["NOT_KEPT", "mark", "private"]

P = ParamSpec("P")
Response = TypeVar("Response", bound=HttpResponseBase)


def private(
    view: Callable[Concatenate[HttpRequest, P], Response],
) -> Callable[Concatenate[HttpRequest, P], Response]:
    """Mark every answer of a view as nobody's but this person's."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> Response:
        return mark(view(request, *args, **kwargs))

    return wrapped
