"""The council's own colours, as a small stylesheet that a browser fetches once and keeps.

Its address holds a hash of what is in it, so it never needs asking for again until the colours
change. A council that keeps the colours in core.css has no such stylesheet, and saves a request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.council.colours import ENOUGH, contrast
from portal.council.models import CouncilSettings

FOR_EVER = "public, max-age=31536000, immutable"
WHITE, BLACK, NIGHT = "#ffffff", "#000000", "#11181a"
STEPS = 20


def mix(colour: str, other: str, share: float) -> str:
    """``colour`` with this share (0 to 1) of ``other`` in it."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def until_clear(colour: str, towards: str, against: str, ratio: float) -> str:
    """``colour`` mixed with as little of ``towards`` as gives this contrast with ``against``."""
    shades = (mix(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next((shade for shade in shades if contrast(shade, against) >= ratio), towards)


def properties(band: str, action: str) -> Iterator[tuple[str, str]]:
    """The custom properties of core.css that the two colours of a council decide."""
    hover = mix(action, BLACK, 0.3)
    yield "band", band
    yield "band-link", until_clear(mix(WHITE, band, 0.15), WHITE, band, ENOUGH)
    yield "band-edge", mix(band, WHITE, 0.5)
    yield "action", action
    yield "action-hover", hover
    yield "tint", mix(WHITE, action, 0.08)
    yield "govuk-brand-colour", band
    yield "govuk-link-colour", action
    yield "govuk-link-hover-colour", hover
    yield "dark-band", until_clear(mix(band, BLACK, 0.25), BLACK, WHITE, 7)
    accent = until_clear(action, WHITE, NIGHT, 7)
    yield "dark-accent", accent
    yield "dark-tint", until_clear(mix(NIGHT, accent, 0.2), NIGHT, accent, ENOUGH)


def css(settings: CouncilSettings) -> str:
    """The stylesheet; the empty string where the colours are the ones core.css has already."""
    fields = ("band_colour", "action_colour")
    if all(getattr(settings, f) == settings._meta.get_field(f).default for f in fields):
        return ""
    rules = properties(settings.band_colour.lower(), settings.action_colour.lower())
    return ":root{" + ";".join(f"--{name}:{value}" for name, value in rules) + "}"


def href(settings: CouncilSettings) -> str:
    """The stylesheet's address, or the empty string where none is needed."""
    text = css(settings)
    return reverse("council_stylesheet", args=[_hash(text)]) if text else ""


@require_safe
def council_stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The stylesheet of this site. Under an old hash it is still right, but not to be kept."""
    site = Site.find_for_request(request)
    text = css(CouncilSettings.for_site(site)) if site else ""
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = FOR_EVER if digest == _hash(text) else "no-store"
    return response


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
