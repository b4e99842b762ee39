"""Tags for what stands around the matter of a page."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from portal.ui.cards import tel
from portal.ui.pages import PageLink, ancestors

from ..alerts import alerts_for
from ..models import Alert
from ..part_of import Whole, part_of

register = template.Library()

_paragraphs = re.compile(r"</p>\s*<p[^>]*>")
_outer = re.compile(r"</?p[^>]*>")
_bold_number = re.compile(r"<b>(\+?\d[\d ]{1,18}\d)</b>")
SHORT_NUMBERS = {"999", "112", "101", "111", "105", "119", "18000"}
"""Numbers that anyone in the UK may call, too short to be known by their length."""
SHORTEST = 10
"""The digits of any other UK number."""


def _page(value: Any) -> Page | None:
    return value if isinstance(value, Page) else None


@register.simple_tag
def crumbs(page: Any) -> list[PageLink]:
    """The pages above this one, from the home page down. No query."""
    found = _page(page)
    return ancestors(found) if found else []


@register.simple_tag
def alerts(page: Any) -> list[Alert]:
    """What is out of the ordinary on this page now. One query."""
    return alerts_for(_page(page))


@register.simple_tag
def step_by_steps(page: Any) -> list[Whole]:
    """The step by steps that lead to this page. No query."""
    found = _page(page)
    return part_of(found) if found else []


@register.filter
def prose(value: Any) -> SafeString:
    """Editors' rich text as HTML, with telephone numbers in bold made into links to call."""
    return mark_safe(_callable(expand_db_html(str(value or ""))))  # noqa: S308 - Wagtail's own HTML


@register.filter
def inline(value: Any) -> SafeString:
    """Editors' rich text without its paragraphs, to stand within one of ours."""
    return mark_safe(_outer.sub("", _paragraphs.sub("<br>", prose(value))))  # noqa: S308


def _callable(html: str) -> str:
    def link(match: re.Match[str]) -> str:
        number = match[1]
        digits = number.replace(" ", "")
        if digits not in SHORT_NUMBERS and (len(digits) < SHORTEST or digits[0] not in "0+"):
            return match[0]
        return f'<a class="nowrap" href="{tel(number)}">{number}</a>'

    return _bold_number.sub(link, html)
