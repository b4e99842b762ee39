"""Taking a service request as Open311 GeoReport v2 sends it (POST requests.json)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from urllib.parse import parse_qs

from .receiving import Receiver

KEY = "api_key"


class Incomplete(Exception):
    """Something that GeoReport v2 requires is missing."""


def take(receiver: Receiver, headers: Mapping[str, str], body: bytes) -> bytes:
    """Open a job, and give GeoReport's answer. Raises Incomplete.

    GeoReport v2 has no message id of its own. The portal's ``webhook-id`` header is used where it
    is there; without it, the same words are the same request.
    """
    form = {name: values[-1] for name, values in parse_qs(body.decode(errors="replace")).items()}
    if "service_code" not in form:
        raise Incomplete("service_code was not provided")
    if not {"address_string", "address_id", "lat"} & form.keys():
        raise Incomplete("A location was not provided")
    given = {name.lower(): value for name, value in headers.items()}
    form.pop(KEY, None)
    words = json.dumps(form, sort_keys=True).encode()
    id_ = given.get("webhook-id") or hashlib.sha256(words).hexdigest()
    reference = form.get("attribute[reference]") or f"open311-{id_[:12]}"
    data = {"reference": reference, "title": form["service_code"]}
    receiver.record(id_, "open311.request", "", reference, data)
    return json.dumps([{"service_request_id": reference, "service_notice": ""}]).encode()
