"""Where a link in a document leads once the document has left the site."""

from __future__ import annotations

from django.conf import settings
from django.utils.encoding import iri_to_uri

from .words import Link

SHORTEST = 3
"""Digits of the shortest number that can be called: 999."""


def whole_address(link: Link) -> str:
    """Absolute: a path begins at the site's public address. Empty if it may not be followed."""
    address = link.safe_address
    if address.startswith("/"):
        address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}"
    return iri_to_uri(address)


def bare_address(link: Link) -> str:
    """What to write after a link where it cannot be followed: on paper or in plain text.

    Without https:// and mailto:, and empty if the text of the link says it already.
    """
    scheme, _, rest = whole_address(link).partition(":")
    bare = rest.strip("/")
    said = "".join(link.text.split())
    if scheme == "tel" and _says(said, bare):
        return ""
    return "" if bare in said else bare


def _says(text: str, number: str) -> bool:
    """Call 01632 960123 is dialled as +441632960123."""
    digits = "".join(each for each in text if each.isdigit()).removeprefix("0")
    return len(digits) >= SHORTEST and number.endswith(digits)
