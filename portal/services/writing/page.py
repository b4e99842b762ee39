"""All that an editor wrote on a page, as HTML: no frame, no contact cards, nothing of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.html import escape
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from ..models import PageVersion
from .checks import Judgement, judge


def judge_page(page: Page) -> Judgement:
    """Judge a specific page as it is now, saved or not."""
    return judge(html_of(page), not isinstance(page, PageVersion) or page.written_in.is_english)


def html_of(page: Page) -> str:
    """The title as the first heading, the summary, then each field in its order."""
    return "\n".join([f"<h1>{escape(page.title)}</h1>", *_fields(page)])


def _fields(page: Page) -> Iterator[str]:
    if summary := getattr(page, "summary", ""):
        yield f"<p>{escape(summary)}</p>"
    for field in page._meta.get_fields():
        value = getattr(page, field.name, None) if field.concrete else None
        if isinstance(field, RichTextField):
            yield expand_db_html(value or "")
        elif isinstance(field, StreamField) and value is not None:
            yield from _block(field.stream_block, value)


def _block(block: blocks.Block, value: Any) -> Iterator[str]:
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _block(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for one in value:
            yield from _block(block.child_block, one)
    elif isinstance(value, RichText):
        yield expand_db_html(value.source)
    elif getattr(block.meta, "template", None):
        yield block.render(value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name == "title" and (value[name] or child.required):
                yield f"<h2>{escape(value[name])}</h2>"
            elif name != "title":
                yield from _block(child, value[name])
