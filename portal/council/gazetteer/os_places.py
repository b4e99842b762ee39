"""Ordnance Survey's register of addresses, the OS Places API.

Nothing is kept, and nothing asked for or found is logged. The key travels in a header. A register
that did not answer is left alone for a while, so that nobody else waits for it.
"""

import http.client
import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from portal.council.postcodes import normalised

from .found import FoundAddress, Unavailable, in_order, settled_uprn
from .wording import in_small_letters, two_lines

log = logging.getLogger(__name__)

TIMEOUT = 2.0
"""Seconds to wait for a connection, and for each piece of the answer."""
DEADLINE = 4.0
"""Seconds for the whole of the answer."""
REST = 30.0
"""Seconds for which a register that failed is not asked again."""
LARGEST = 2_000_000
"""Bytes of an answer. A hundred addresses take a tenth of it."""
MOST = 100
"""Addresses in one answer: the most that the API gives at once."""


class OSPlaces:
    """Asks the API at ``url`` with ``key``."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url.rstrip("/")
        self.key = key
        self._rest_until = 0.0

    def search(self, postcode: str) -> list[FoundAddress]:
        """List the addresses at a postcode. Raises ``Unavailable``."""
        known = normalised(postcode)
        if not known:
            return []
        asked = {"postcode": known, "dataset": "DPA", "maxresults": str(MOST)}
        return in_order(found for found in self._ask("postcode", asked) if found.postcode == known)

    def get(self, uprn: str) -> FoundAddress | None:
        """Give the address with this UPRN. Raises ``Unavailable``."""
        known = settled_uprn(uprn)
        if not known:
            return None
        answer = self._ask("uprn", {"uprn": known, "dataset": "DPA"})
        return next((found for found in answer if found.uprn == known), None)

    def _ask(self, what: str, asked: Mapping[str, str]) -> list[FoundAddress]:
        if time.monotonic() < self._rest_until:
            raise Unavailable
        try:
            return _read(self._fetch(f"{self.url}/{what}?{urlencode(asked)}"))
        except urllib.error.HTTPError as error:
            error.close()
            reason = f"status {error.code}"
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = type(error).__name__
        self._rest_until = time.monotonic() + REST
        log.warning("OS Places could not be used: %s", reason)
        raise Unavailable

    def _fetch(self, address: str) -> bytes:
        # The address is the settings' own, and the check below refuses any but http and https.
        request = urllib.request.Request(address, headers={"key": self.key})  # noqa: S310
        end = time.monotonic() + DEADLINE
        pieces: list[bytes] = []
        with _opener.open(request, timeout=TIMEOUT) as answer:
            while piece := answer.read1(65_536):
                pieces.append(piece)
                if time.monotonic() > end or sum(map(len, pieces)) > LARGEST:
                    raise TimeoutError
        return b"".join(pieces)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The key goes nowhere but where the settings say."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects)


def _read(body: bytes) -> list[FoundAddress]:
    """Read the API's JSON. Raises ``ValueError`` if it is anything else."""
    answer = json.loads(body)
    results = answer.get("results", []) if isinstance(answer, dict) else None
    if not isinstance(results, list) or not isinstance(answer.get("header"), dict):
        raise ValueError("not an answer of OS Places")
    return [
        found
        for each in results
        if isinstance(each, dict) and isinstance(each.get("DPA"), dict)
        if (found := _address(each["DPA"]))
    ]


def _address(dpa: Mapping[str, Any]) -> FoundAddress | None:
    """Put a Delivery Point Address in our lines; ``None`` if it lacks what every address has."""

    def words(*names: str) -> str:
        given = (in_small_letters(str(dpa.get(name) or "")) for name in names)
        return ", ".join(part for part in given if part)

    street = words("DEPENDENT_THOROUGHFARE_NAME", "THOROUGHFARE_NAME")
    place = words("DOUBLE_DEPENDENT_LOCALITY", "DEPENDENT_LOCALITY")
    inside = words("ORGANISATION_NAME", "SUB_BUILDING_NAME", "BUILDING_NAME")
    box = words("PO_BOX_NUMBER")
    flat = inside or (f"PO Box {box}" if box else "")
    number = words("BUILDING_NUMBER")
    first, second = two_lines(flat, number, street) if street else (flat or number, "")
    second = ", ".join(part for part in (second, place) if part)
    found = FoundAddress(
        uprn=settled_uprn(str(dpa.get("UPRN") or "")),
        line_1=first or place,
        line_2=second if first else "",
        town=words("POST_TOWN"),
        postcode=normalised(str(dpa.get("POSTCODE") or "")),
    )
    return found if found.uprn and found.line_1 and found.town and found.postcode else None
