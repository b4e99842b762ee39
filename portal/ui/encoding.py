"""Text made small for the wire: Brotli where the browser takes it, gzip where it does not."""

import gzip
from functools import lru_cache

import brotli
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_header_parameters
from django.utils.text import compress_string

ENCODINGS = ("br", "gzip")
"""What we can send, best first; the empty string stands for text as it is."""

TEXT = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg")
SMALLEST = 500
"""Bytes under which compression saves less than its own header costs."""

KEPT_QUALITY = 10
"""Brotli for a page that is kept: 12 % smaller than quality 5, at 3 to 8 ms once a page."""

PASSING_QUALITY = 5
"""Brotli for a page that is sent once: a fifth of a millisecond."""


@lru_cache(maxsize=256)
def negotiate(accepted: str) -> str:
    """The best encoding that this Accept-Encoding header allows (RFC 9110, section 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        try:
            name, parameters = parse_header_parameters(part.strip())
            weights[name] = float(parameters.get("q", 1))
        except (ValueError, LookupError):  # LookupError: a weight in a character set that is none
            weights[part.partition(";")[0].strip()] = 0
    return next((name for name in ENCODINGS if weights.get(name, 0) > 0), "")


def encode(body: bytes, encoding: str, quality: int = KEPT_QUALITY) -> bytes:
    """The body in this encoding. The same body gives the same bytes, in every process."""
    if encoding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality)
    return gzip.compress(body, mtime=0) if encoding == "gzip" else body


def is_text(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(TEXT)


def shrink(response: HttpResponse, accepted: str, *, padded: bool) -> None:
    """Compress a response that is sent once.

    ``padded`` is for pages about one person: gzip with a random length added, so that the size of
    the answer does not give its secrets away letter by letter (the BREACH attack).
    """
    if response.streaming or response.has_header("Content-Encoding") or not is_text(response):
        return
    patch_vary_headers(response, ("Accept-Encoding",))
    encoding = negotiate(accepted)
    if len(response.content) < SMALLEST or not encoding:
        return
    if padded:
        if "gzip" not in accepted.lower():
            return
        encoding = "gzip"
        response.content = compress_string(response.content, max_random_bytes=100)
    else:
        response.content = encode(response.content, encoding, PASSING_QUALITY)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    if etag := response.headers.get("ETag"):
        response.headers["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
