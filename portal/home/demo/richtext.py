"""Markdown into Wagtail's rich text, with links to our pages by their path."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False})
_page_link = re.compile(r'<a href="page:([^"#]+)">')


def rich_text(markdown: str, page_ids: Mapping[str, int]) -> str:
    """Blocks of rich text. A link to a path that is not in ``page_ids`` becomes a plain anchor."""
    return _to_wagtail(_markdown.render(markdown or ""), page_ids)


def rich_line(markdown: str, page_ids: Mapping[str, int]) -> str:
    """One line or a short list, as the small fields of a service page hold it."""
    return rich_text(str(markdown or ""), page_ids).strip()


def _to_wagtail(html: str, page_ids: Mapping[str, int]) -> str:
    def link(match: re.Match[str]) -> str:
        page_id = page_ids.get(match[1].strip("/"))
        return f'<a linktype="page" id="{page_id}">' if page_id else "<a>"

    html = _page_link.sub(link, html)
    return html.replace("<strong>", "<b>").replace("</strong>", "</b>")
