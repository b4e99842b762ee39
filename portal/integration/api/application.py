"""The API itself: one ``NinjaAPI``; rooms give it their routers before its addresses are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from . import openapi
from .body import StrictParser
from .problems import INVALID, MALFORMED, NOTHING_HERE, Problem

ABOUT = (
    "How the council's systems tell the portal what they did on a case. "
    "Times are RFC 3339 with an offset. Errors are RFC 9457. A page for people is at /api/."
)


class PortalAPI(NinjaAPI):
    """Describes what every operation has in common, which ninja cannot know."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        return openapi.complete(super().get_openapi_schema(**kwargs), self)


api = PortalAPI(
    title="Council portal",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    docs_url=None,
    parser=StrictParser(),
)


def register(prefix: str, router: Router, tag: str) -> None:
    """Serve a router's operations under ``/api/v1/<prefix>``. Call it from ``AppConfig.ready``.

    Each operation asks for a scope with ``require`` and, if it writes, answers through ``once``.
    Twice is once. Raises ValueError for a prefix that another router has.
    """
    if prefix not in _routers:
        _routers[prefix] = router
        api.add_router(prefix, router, tags=[tag])
    elif _routers[prefix] is not router:
        raise ValueError(f"Another router is already served under {prefix!r}.")


_routers: dict[str, Router] = {}


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.answer()


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return Problem(NOTHING_HERE).answer()


@api.exception_handler(HttpError)
def _malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    return Problem(MALFORMED).answer()


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return Problem(INVALID, errors=[_told(found) for found in error.errors]).answer()


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error  # the gate answers


def _told(found: dict[str, Any]) -> dict[str, str]:
    """Say what is wrong and where. A name that we do not know was sent, so it is not repeated."""
    place: Sequence[Any] = found["loc"]
    if found["type"] == "extra_forbidden":
        return {"at": _named(place[:-1]), "why": "There is a name here that we do not know."}
    return {"at": _named(place), "why": found["msg"]}


def _named(place: Sequence[Any]) -> str:
    """Name a part by its place in what was sent, not by how our functions call it."""
    inside = place[2:] if place[0] == "body" else place[1:]
    return ".".join(str(part) for part in inside) or "the message"
