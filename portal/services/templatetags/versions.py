"""Tags for pages that can be read in other languages and formats."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from ..versions.bidi import isolate
from ..versions.links import VersionLink, others

register = template.Library()


@register.simple_tag
def versions_of(page: Any) -> list[VersionLink]:
    """How else this page can be read. No query."""
    return others(page) if isinstance(page, Page) else []


@register.filter
def isolated(value: Any, way: str) -> SafeString:
    """Words or HTML of ours with numbers and Latin names set apart, where the text is ``rtl``."""
    html = conditional_escape(value)
    return mark_safe(isolate(html)) if way == "rtl" else html  # noqa: S308 - nothing is unescaped
