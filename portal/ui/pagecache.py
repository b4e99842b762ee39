"""Public pages are built once and then sent from memory, until something changes.

This is the outermost middleware, so a kept page costs neither a query nor a template, and goes out
with the security headers it was first given. Four rules keep it safe:

* only views named in ``PAGE_CACHE_VIEWS`` are kept, so a new form or account page never is;
* nothing is kept or sent to a browser that holds a session, or that carried a cookie, a
  ``Cache-Control`` of its own, or a ``Vary`` on more than its encoding;
* only known query keys make a page of their own, so nobody can fill the cache with nonsense;
* a page in a look that somebody wished for (``display``) lies on a shelf of its own, under the
  look's few letters: however many looks are asked for, the page that most people read stays.

Browsers and content networks are told to keep the page but to ask before each use (``max-age=0,
must-revalidate``): their answer is a short 304, and a change is seen everywhere at once. With a
life of even a minute, an alert about danger would reach some people a minute late. A page in a
look that somebody wished for is for their browser alone, and every page says that it varies with
the cookie: nothing between us and them shows one person's look to another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeGuard
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.module_loading import import_string

from . import generation
from .cookies import MESSAGES, named
from .display import Look, look_of
from .encoding import KEPT_QUALITY, PASSING_QUALITY, SMALLEST, is_text, negotiate, shrink
from .private import NOT_KEPT
from .shelf import KeptPage, Shelf

Key = tuple[str, str, str, str, str]

ASK_FIRST = "public, max-age=0, must-revalidate"
ASK_FIRST_ALONE = "private, no-cache"
VARIES = "Accept-Encoding, Cookie"
PAGE = "text/html"
TRACKERS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|_hsenc|_hsmi|_gl")
"""Query keys that others add to count their visitors. Our pages say the same with or without."""
PLAIN_VALUE = re.compile(r"\w{1,20}")


class PageCache:
    """Sends kept pages, keeps new ones, and makes every other text answer small and private."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.PAGE_CACHE_ROOM < 0:
            raise MiddlewareNotUsed("PAGE_CACHE_ROOM is negative")
        self.get_response = get_response
        self.usual = Shelf(settings.PAGE_CACHE_ROOM)
        self.wished = Shelf(settings.PAGE_CACHE_ROOM // 2)
        self.quality = KEPT_QUALITY if settings.PAGE_CACHE_ROOM else PASSING_QUALITY
        self.views = frozenset(settings.PAGE_CACHE_VIEWS)
        self.query_keys = frozenset(settings.PAGE_CACHE_QUERY_KEYS)
        self.personal_cookies = (settings.SESSION_COOKIE_NAME, named(MESSAGES))
        self.not_for = [import_string(name) for name in settings.PAGE_CACHE_NOT_FOR]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        personal = self.is_personal(request)
        look = look_of(request)
        shelf = self.wished if look else self.usual
        keepable = not personal and request.method in ("GET", "HEAD")
        key = self.key(request, look) if keepable else None
        if key and (page := shelf.get(key)):
            return send(page, request)
        response = self.get_response(request)
        opened: generation.Window | None = getattr(request, "_page_window", None)
        if key and opened and may_keep(response, request):
            response.headers["Cache-Control"] = ASK_FIRST_ALONE if look else ASK_FIRST
            response.headers["Vary"] = VARIES
            page = KeptPage(response.content, dict(response.items()), self.quality)
            if request.META["QUERY_STRING"] == key[3]:  # a tracked visit reads, never writes
                shelf.put(key, page, opened)
            return send(page, request)
        return finish(request, response, personal, look)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """Open the window before the page is built, and only for views that may be kept."""
        match = request.resolver_match
        if request.method == "GET" and match and match.url_name in self.views:
            request._page_window = generation.window()  # type: ignore[attr-defined]

    def is_personal(self, request: HttpRequest) -> bool:
        cookies = request.META.get("HTTP_COOKIE", "")
        if "HTTP_AUTHORIZATION" in request.META or getattr(request, "is_dummy", False):
            return True
        if any(stays_out(request) for stays_out in self.not_for):
            return True
        return bool(cookies) and any(name in request.COOKIES for name in self.personal_cookies)

    def key(self, request: HttpRequest, look: Look) -> Key | None:
        """What this page is kept under; None if its query makes it one that is never kept."""
        query = request.META["QUERY_STRING"]
        if query:
            known = self.known_query(query)
            if known is None:
                return None
            query = known
        try:
            host = request.get_host()
        except DisallowedHost:
            return None  # refused further in, where the answer gets its security headers
        return (request.scheme or "", host, request.path, query, str(look))

    def known_query(self, query: str) -> str | None:
        try:
            pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=12)
        except ValueError:
            return None
        ours = sorted((name, value) for name, value in pairs if not TRACKERS.fullmatch(name))
        names = [name for name, _ in ours]
        if len(set(names)) < len(names) or not self.query_keys.issuperset(names):
            return None
        if not all(PLAIN_VALUE.fullmatch(value) for _, value in ours):
            return None
        return urlencode(ours)


def may_keep(response: HttpResponseBase, request: HttpRequest) -> TypeGuard[HttpResponse]:
    """Whether this answer is the same for everybody."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Content-Encoding")
        and response.headers.get("Vary", "Accept-Encoding").lower() == "accept-encoding"
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and is_text(response)
    )


def send(page: KeptPage, request: HttpRequest) -> HttpResponse:
    """The page in the browser's encoding, or 304 if the browser has it already."""
    encoding = negotiate(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if len(page.body) < SMALLEST:
        encoding = ""
    etag = page.etag(encoding)
    known = request.META.get("HTTP_IF_NONE_MATCH")
    if known and _is_known(etag, known):
        response: HttpResponse = HttpResponseNotModified()
    else:
        body = page.in_encoding(encoding)
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        response.headers["Content-Length"] = str(len(body))
        if encoding:
            response.headers["Content-Encoding"] = encoding
    for name, value in page.headers.items():
        if name != "Content-Type" or response.status_code == 200:
            response.headers[name] = value
    response.headers["ETag"] = etag
    return response


def _is_known(etag: str, header: str) -> bool:
    tags = [tag.removeprefix("W/") for tag in parse_etags(header)]
    return etag in tags or "*" in tags


def finish(
    request: HttpRequest, response: HttpResponseBase, personal: bool, look: Look
) -> HttpResponseBase:
    """Every answer that is not kept: private unless its view said otherwise, and small."""
    ours = bool(personal or response.cookies or "cookie" in response.get("Vary", "").lower())
    if not response.has_header("Cache-Control"):
        response.headers["Cache-Control"] = NOT_KEPT if ours else ASK_FIRST_ALONE
    if "public" in response["Cache-Control"] and response.get("Content-Type", "").startswith(PAGE):
        patch_vary_headers(response, ["Cookie"])
        if look:
            response.headers["Cache-Control"] = ASK_FIRST_ALONE
    if isinstance(response, HttpResponse):
        shrink(response, request.META.get("HTTP_ACCEPT_ENCODING", ""), padded=ours)
    return response
