"""Endpoints, systems and deliveries to look at."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.utils import timezone

from portal.council.models import ContactPoint
from portal.integration.admin.stamp import form_stamp, stamp
from portal.integration.models import (
    Attempt,
    Channel,
    Delivery,
    Endpoint,
    Kind,
    Outcome,
    System,
)

ENDPOINTS = "/admin/back-office/endpoints/"
SYSTEMS = "/admin/back-office/systems/"
HEALTH = "/admin/back-office/health/"
DELIVERIES = "/admin/reports/deliveries/"


def endpoint(name: str = "Housing", **changes: Any) -> Endpoint:
    made: Endpoint = Endpoint.objects.create(
        **{
            "name": name,
            "slug": name.lower().replace(" ", "-"),
            "kind": Kind.WEBHOOK,
            "address": "https://housing.example.org/portal",
            "alert_to": "systems@example.org",
            **changes,
        }
    )
    return made


def system(name: str = "Housing", **changes: Any) -> System:
    team, _ = ContactPoint.objects.get_or_create(name="Housing repairs")
    return System.objects.create(
        **{"name": name, "slug": name.lower(), "team": team, "scopes": ["cases:read"], **changes}
    )


def payload(**data: Any) -> dict[str, Any]:
    return {
        "type": "case.opened",
        "version": 1,
        "timestamp": "2027-05-03T09:42:00Z",
        "data": {"reference": "RP4K7N", "status": "received", **data},
    }


def event(
    to: Endpoint, stream: str = "RP4K7N", holds: dict[str, Any] | None = None, **changes: Any
) -> Delivery:
    made: Delivery = Delivery.objects.create(
        **{
            "event": "case.opened",
            "endpoint": to,
            "channel": Channel.ENDPOINT,
            "stream": stream,
            "owner": "case",
            "subject_id": 7,
            "payload": None if is_over(changes) else holds or payload(),
            "payload_hash": hashlib.sha256(stream.encode()).hexdigest(),
            **changes,
        }
    )
    return made


def is_over(changes: dict[str, Any]) -> bool:
    return any(changes.get(name) for name in ("delivered_at", "set_aside_at"))


def message(**changes: Any) -> Delivery:
    made: Delivery = Delivery.objects.create(
        **{"template": "receipt", "owner": "submission", "subject_id": 41, **changes}
    )
    return made


def tried(
    delivery: Delivery, reason: str = "HTTP 503", at: datetime | None = None, **answered: Any
) -> Attempt:
    at = at or timezone.now()
    return Attempt.objects.create(
        delivery=delivery,
        at=at,
        ended_at=at,
        outcome=Outcome.FAILED if reason else Outcome.SENT,
        reason=reason,
        answered=answered,
    )


def seen(row: Any, **more: str) -> dict[str, str]:
    """What a button of a page that was opened just now sends."""
    row.refresh_from_db()
    return {"seen": stamp(row), **more}


def as_shown(row: Any) -> str:
    """What the form of a page that was opened just now sends besides what is typed."""
    row.refresh_from_db()
    return form_stamp(row)


def sure(row: Any) -> dict[str, str]:
    return seen(row, sure="1")


def words(response: HttpResponse) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.get_text(" ").split())


def cells(response: HttpResponse, name: str) -> list[str]:
    """The cells of the row of a table that begins with this name."""
    soup = BeautifulSoup(response.content, "html.parser")
    for row in soup.select("table tbody tr"):
        found = [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
        if found and found[0].startswith(name):
            return found
    raise AssertionError(f"No row begins with {name}.")


def shown_secret(response: HttpResponse) -> str:
    """What is shown once, or ""."""
    found = BeautifulSoup(response.content, "html.parser").select_one("#secret")
    return found.get_text(strip=True) if found else ""


def buttons(response: HttpResponse) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        re.sub(r"\s+", " ", button.get_text(strip=True))
        for form in soup.select("form[method=post]")
        if form.select_one("[name=seen]")
        for button in form.select("button")
    ]
