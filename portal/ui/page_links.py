"""Links in editors' text that cost no query, however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from .pages import page_link


class RememberedPageLinkHandler(PageLinkHandler):
    """A link to a page of ours. To a page that is not live, the words alone."""

    @classmethod
    def expand_db_attributes(cls, attrs: Mapping[str, Any]) -> str:
        link = page_link(int(attrs["id"])) if str(attrs.get("id", "")).isdigit() else None
        return f'<a href="{escape(link.href)}">' if link else "<a>"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Mapping[str, Any]]) -> list[str]:
        return [cls.expand_db_attributes(attrs) for attrs in attrs_list]
