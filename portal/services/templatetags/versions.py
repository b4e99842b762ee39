"""Tags for pages that can be read in other languages and formats."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from ..versions.bidi import isolate
from ..versions.links import Alternate, VersionLink, alternates, others

register = template.Library()


@register.simple_tag
def versions_of(page: Any) -> list[VersionLink]:
    """How else this page can be read. No query."""
    return others(page) if isinstance(page, Page) else []


@register.simple_tag
def alternates_of(page: Any, address: str) -> list[Alternate]:
    """The languages that a page can be read in, where it stands at its own address. No query.

    A later part of a guide is no translation's equal.
    """
    found = alternates(page) if isinstance(page, Page) else []
    return found if any(unquote(one.href) == address for one in found) else []


@register.filter
def isolated(value: Any, way: str) -> SafeString:
    """Words or HTML of ours with numbers and Latin names set apart, where the text is ``rtl``."""
    html = conditional_escape(value)
    return mark_safe(isolate(html)) if way == "rtl" else html  # noqa: S308 - nothing is unescaped
