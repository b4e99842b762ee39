"""The sandbox's makers: each order is answered once, as what was ordered is answered."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest

from portal.integration.sandbox.formats import PDF

from .conftest import Start
from .portal import Portal, event, eventually, send

ORDER: dict[str, Any] = {"reference": "7K4M9TX3", "format": "easy-read", "due": "2026-12-11"}
ROOT = "/api/v1/formats/7K4M9TX3"


def test_a_file_is_made_and_given_once(start: Start, portal: Portal) -> None:
    address = start(pace=0.01)
    for _ in range(2):
        send(address, event("format.ordered", **ORDER))
    send(address, event("format.ordered", **{**ORDER, "reference": "9K4M9TX3"}))
    eventually("two calls", lambda: len(portal.calls) >= 2)
    (made,) = [each for each in portal.calls if each.path == f"{ROOT}/delivery"]
    assert b64decode(made.body["file"]["content"]) == PDF
    assert PDF.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("type_", "more", "path", "says"),
    [
        ("format.ordered", {"format": "bsl-video"}, "delivery", "link"),
        ("format.ordered", {"format": "braille-post"}, "posted", "how"),
        ("interpreter.ordered", {"kind": "bsl", "day": "2026-12-11"}, "booked", "words"),
        ("interpreter.ordered", {"kind": "phone", "day": None}, "booked", "words"),
    ],
)
def test_each_order_is_answered_in_its_way(
    start: Start, portal: Portal, type_: str, more: dict[str, Any], path: str, says: str
) -> None:
    send(start(pace=0.01), event(type_, **{**ORDER, **more}))
    eventually("a call", lambda: len(portal.calls) >= 1)
    (call,) = portal.calls
    assert call.path == f"{ROOT}/{path}"
    assert call.body[says]
