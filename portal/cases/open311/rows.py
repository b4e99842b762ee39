"""What everybody sees of a case. Not its reference, by which its person alone follows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ..models import Case, Status
from .services import Place, Service, all_services

NOTES = {
    Status.RECEIVED: "Received",
    Status.WITH_TEAM: "With the team",
    Status.WAITING: "Waiting for more information",
    Status.DONE: "Done",
    Status.CLOSED: "Closed: we cannot do this",
}


def of_service(service: Service) -> dict[str, Any]:
    return {
        "service_code": service.code,
        "service_name": service.name,
        "description": service.description,
        "metadata": False,
        "type": "realtime",
        "keywords": ",".join(service.keywords),
        "group": service.group,
    }


def of_requests(cases: Iterable[Case]) -> list[dict[str, Any]]:
    """Give a row for each, in their order; a room above is asked once for all of its own."""
    cases = list(cases)
    places: dict[int, Place] = {}
    words: dict[int, str] = {}
    services = all_services()
    for kind, service in services.items():
        if its := [case for case in cases if case.kind == kind]:
            places.update(service.place(its))
            words.update(service.described(its))
    return [
        _row(case, services[case.kind], places.get(case.pk, Place()), words.get(case.pk, ""))
        for case in cases
    ]


def _row(case: Case, service: Service, place: Place, words: str) -> dict[str, Any]:
    return {
        "service_request_id": str(case.pk),
        "status": "open" if case.is_open else "closed",
        "status_notes": NOTES[Status(case.status)],
        "service_name": service.name,
        "service_code": service.code,
        "description": words,
        "agency_responsible": case.team.name if case.team else "",
        "service_notice": "",
        "requested_datetime": _moment(case.opened_at),
        "updated_datetime": _moment(case.status_at),
        "expected_datetime": None,
        "address": place.address,
        "address_id": "",
        "zipcode": "",
        "lat": place.lat,
        "long": place.long,
        "media_url": None,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


CHANGESET = "2026-11-22T00:00:00Z"
"""When this list last changed."""


def discovery(form: str, address: str, contact: str) -> dict[str, Any]:
    """Give what Service Discovery asks for. https://wiki.open311.org/Service_Discovery"""
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": address,
        "changeset": CHANGESET,
        "type": "production",
    }
    formats = ["text/xml", "application/json"]
    shown: Any
    if form == "json":
        shown = [{**endpoint, "formats": formats}]
    else:
        shown = {"endpoint": {**endpoint, "formats": [{"format": each} for each in formats]}}
    return {
        "changeset": CHANGESET,
        "contact": contact,
        "key_service": "What is public by nature is read here. Reports are made with our forms.",
        "endpoints": shown,
    }
