"""An event as the form that GeoReport v2 takes (POST Service Request)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...models import Endpoint
from ..picking import pick

FIELDS = {
    "lat": 30,
    "long": 30,
    "address_string": 500,
    "address_id": 100,
    "email": 254,
    "first_name": 100,
    "last_name": 100,
    "phone": 50,
    "description": 4000,
    "media_url": 500,
}
"""What may be asked to be filled, with the most letters of each; 4,000 is GeoReport's own limit."""


class NotForThem(LookupError):
    """The endpoint has no service for this kind."""


class Incomplete(ValueError):
    """GeoReport requires what the event does not have."""


@dataclass(frozen=True)
class Service:
    """One service of theirs, and how its form is filled from our events."""

    code: str
    fields: dict[str, str]
    attributes: dict[str, str]


def service_for(endpoint: Endpoint, data: dict[str, Any]) -> Service:
    """Find the service for an event. Raises NotForThem.

    ``options["services"]`` maps a kind of case, or what stands at the path ``options["by"]``, to a
    service code, or to ``{"code": …, "fields": {…}, "attributes": {…}}``, which add to
    ``options["fields"]`` and ``options["attributes"]``.
    """
    options = endpoint.options
    kind = pick(data, options["by"]) if options.get("by") else data.get("kind", data.get("journey"))
    found = options.get("services", {}).get(str(kind))
    if not found:
        raise NotForThem
    own: dict[str, Any] = found if isinstance(found, dict) else {"code": found}
    return Service(
        str(own["code"]),
        {**options.get("fields", {}), **own.get("fields", {})},
        {**options.get("attributes", {}), **own.get("attributes", {})},
    )


def filled(endpoint: Endpoint, data: dict[str, Any], reference: str) -> dict[str, str]:
    """Fill the form. Only fields that the options name are filled: their list may be public.

    The description ends with our reference, by which a repeat is known. Raises NotForThem and
    Incomplete.
    """
    service = service_for(endpoint, data)
    form = {**asked_with(endpoint), "service_code": service.code}
    for name, most in FIELDS.items():
        words = _words(data, service.fields.get(name, ""))
        if words:
            form[name] = words[:most]
    ours = f"Our reference: {reference}"
    said = form.get("description") or str(data.get("title") or "")
    form["description"] = f"{said[: FIELDS['description'] - len(ours) - 2]}\n\n{ours}".strip()
    for code, path in service.attributes.items():
        if words := _words(data, path):
            form[f"attribute[{code}]"] = words
    if not ({"lat", "long"} <= form.keys() or {"address_string", "address_id"} & form.keys()):
        raise Incomplete
    return form


def asked_with(endpoint: Endpoint) -> dict[str, str]:
    """Give what stands in every question to the server: the jurisdiction and our key."""
    known = {
        "jurisdiction_id": endpoint.options.get("jurisdiction_id"),
        "api_key": (endpoint.credentials or {}).get("api_key"),
    }
    return {name: str(value) for name, value in known.items() if value}


def _words(data: dict[str, Any], path: str | list[str]) -> str:
    paths = [path] if isinstance(path, str) else path
    found = [pick(data, each) for each in paths if each]
    return "\n".join(str(each) for each in found if each not in (None, "")).strip()
