"""What people read of the API, at ``/api/``, and the schema of each event for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..events import EventType, UnknownEvent, all_types, registered
from ..events.publish import Event
from . import body, callers, samples
from .application import api
from .gate import guarded
from .problems import KINDS
from .scopes import all_scopes

THEN = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)


@dataclass(frozen=True)
class Operation:
    """One thing that can be called, as the page has it."""

    method: str
    path: str
    words: str

    @property
    def parts(self) -> list[str]:
        """The parts of its path, between which a narrow page may break it."""
        return self.path.strip("/").split("/")


@cache
def operations() -> tuple[Operation, ...]:
    """Everything that the OpenAPI description has. It is the same as long as the process runs."""
    paths: dict[str, dict[str, Any]] = api.get_openapi_schema()["paths"]
    return tuple(
        Operation(method.upper(), path, operation["description"])
        for path, methods in paths.items()
        for method, operation in methods.items()
    )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """How to call us, and how we call others."""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {
        "operations": operations(),
        "events": all_types(),
        "scopes": all_scopes().items(),
        "problems": KINDS,
        "address": address,
        "call": samples.CALL.format(address=address),
        "verify": samples.VERIFY,
        "sign": samples.SIGN,
        "calls": callers.CALLS,
        "window": callers.WINDOW,
        "kilobytes": body.MOST // 1000,
    }
    return render(request, "integration/api/index.html", context)


@require_safe
def event(request: HttpRequest, name: str) -> HttpResponse:
    """One type of event: what it holds, and how it looks when it is sent."""
    type_ = _type(name)
    context = {
        "event": type_,
        "fields": [(field, _said(type_, field)) for field in type_.payload.model_fields],
        "sample": _written(sample(type_)),
        "schema": _written(type_.schema()),
    }
    return render(request, "integration/api/event.html", context)


@guarded
@require_safe
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """Give the JSON Schema of an event's data."""
    return JsonResponse(_type(name).schema(), content_type="application/schema+json")


def sample(type_: EventType) -> dict[str, Any]:
    """Give an envelope as an endpoint receives it."""
    return Event(type_, type_.sample, "", "", 0, at=THEN).envelope()


def _type(name: str) -> EventType:
    try:
        return registered(name)
    except UnknownEvent:
        raise Http404 from None


def _said(type_: EventType, field: str) -> str:
    return type_.payload.model_fields[field].description or field.replace("_", " ").capitalize()


def _written(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
