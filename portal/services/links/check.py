"""The nightly walk along every link of the site."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import urlsplit

from requests.utils import requote_uri
from wagtail.models import Page

from ..models import BrokenLink
from .extract import Address, DocumentLink, Link, PageLink, links_of
from .fetch import Fetcher
from .internal import own_path, problem

LONGEST_RUN = 240
"""Seconds; the worker gives a job up after 300. What is left over has its turn another night."""

PAUSE = 1.0
"""Seconds between two requests to one host."""

LONGEST_ADDRESS = 2000
Try = Callable[[str], str]


def check_all(attempt: Try | None = None, pause: float = PAUSE) -> int:
    """Check every live page's links; how many are now on the report.

    A link on our own site is reported at once. Another site has until the next night: it may
    only have been resting. ``attempt`` takes an address and gives what is wrong with it.
    """
    BrokenLink.objects.filter(page__live=False).delete()
    outside: dict[str, set[int]] = defaultdict(set)
    for page in Page.objects.live().specific().iterator(chunk_size=50):
        _check_own(page, outside)
    _check_others(outside, attempt or Fetcher().problem, pause)
    return BrokenLink.objects.reported().count()


def _check_own(page: Page, outside: dict[str, set[int]]) -> None:
    """Check a page's links to our site, gather the others, and forget links it no longer has."""
    kept = set()
    for link in links_of(page):
        path = own_path(link) if isinstance(link, Address) else ""
        if isinstance(link, Address) and path is None:
            outside[_name(link)].add(page.pk)
            kept.add(_name(link))
        elif wrong := problem(link, path or ""):
            BrokenLink.objects.saw(page.pk, _name(link), wrong, at_once=True)
            kept.add(_name(link))
    BrokenLink.objects.filter(page_id=page.pk).exclude(url__in=kept).delete()


def _check_others(outside: dict[str, set[int]], attempt: Try, pause: float) -> None:
    """Try other sites, those in doubt first, for as long as the night allows."""
    doubtful = set(BrokenLink.objects.values_list("url", flat=True))
    order = random.sample(sorted(outside), len(outside))
    order.sort(key=lambda url: url not in doubtful)
    asked: dict[str, float] = {}
    end = time.monotonic() + LONGEST_RUN
    for url in order:
        if time.monotonic() > end:
            return
        host = urlsplit(url).netloc
        time.sleep(max(0.0, asked.get(host, 0.0) + pause - time.monotonic()))
        wrong = attempt(url)
        asked[host] = time.monotonic()
        for pk in outside[url]:
            if wrong:
                BrokenLink.objects.saw(pk, url, wrong)
            else:
                BrokenLink.objects.filter(page_id=pk, url=url).delete()


def _name(link: Link) -> str:
    """How the report names a link."""
    match link:
        case PageLink(pk):
            return f"page {pk}"
        case DocumentLink(pk):
            return f"file {pk}"
        case Address(url):
            return requote_uri(url)[:LONGEST_ADDRESS]
