"""Tags for what stands around the matter of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from portal.council.hours import clock
from portal.ui.generation import remembered
from portal.ui.pages import PageLink, ancestors
from portal.ui.telephones import callable_numbers

from ..alerts import alerts_for
from ..models import Alert
from ..part_of import Whole, part_of
from ..writing.checks import Judgement
from ..writing.page import judge_page

register = template.Library()

_paragraphs = re.compile(r"</p>\s*<p[^>]*>")
_outer = re.compile(r"</?p[^>]*>")


def _page(value: Any) -> Page | None:
    return value if isinstance(value, Page) else None


@register.simple_tag
def crumbs(page: Any) -> list[PageLink]:
    """The pages above this one, from the home page down, which is called Home. No query."""
    found = _page(page)
    above = ancestors(found) if found else []
    return [replace(link, words="Home") if not place else link for place, link in enumerate(above)]


@register.simple_tag
def alerts(page: Any) -> list[Alert]:
    """What is out of the ordinary on this page now. Remembered for each page."""
    found = _page(page)
    key = f"services.alerts:{found.path if found else ''}"
    return remembered(key, lambda: alerts_for(found))


@register.simple_tag
def step_by_steps(page: Any) -> list[Whole]:
    """The step by steps that lead to this page. No query."""
    found = _page(page)
    return part_of(found) if found else []


@register.simple_tag
def judged(page: Any) -> Judgement | None:
    """What the checks beside the editor say of a page's words."""
    found = _page(page)
    return judge_page(found) if found else None


@register.filter(expects_localtime=True)
def clock_time(value: datetime) -> str:
    """The time of day as it is written everywhere else: 9am, 12:30pm."""
    return clock(value.time())


@register.filter
def prose(value: Any) -> SafeString:
    """Editors' rich text as HTML, with telephone numbers made into links to call."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return mark_safe(callable_numbers(expand_db_html(source)))  # noqa: S308 - Wagtail cleans it


@register.filter
def sentence(value: str) -> str:
    """Words with a full stop at their end, unless they end with a mark already."""
    return value if value[-1:] in ".?!" else f"{value}."


@register.filter
def inline(value: Any) -> SafeString:
    """Editors' rich text without its paragraphs, to stand within one of ours."""
    html = _outer.sub("", _paragraphs.sub("<br>", prose(value)))
    return mark_safe(html)  # noqa: S308 - as above
