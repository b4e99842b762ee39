"""Where every live page is and what it is called, known without a query.

Read once in each window of ``generation``. Breadcrumbs, links in text, related pages and steps
all take their words and addresses from here, so their number costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from .generation import remembered


@dataclass(frozen=True)
class PageLink:
    """A live page as a link: ``path`` is its place in Wagtail's tree."""

    pk: int
    path: str
    words: str
    href: str


def page_links() -> dict[int, PageLink]:
    """Every live page of a site by its id."""
    return remembered("ui.page-links", _page_links)


def _page_links() -> dict[int, PageLink]:
    pages = Page.objects.live().filter(depth__gt=1).only("pk", "path", "title", "url_path", "depth")
    return {
        page.pk: PageLink(page.pk, page.path, page.title, href)
        for page in pages.order_by("path")
        if (href := page.get_url())
    }


def page_link(page_id: int | None) -> PageLink | None:
    """One page as a link; None if it is not live."""
    return page_links().get(page_id) if page_id else None


def ancestors(page: Page) -> list[PageLink]:
    """The live pages above this one, from the home page down."""
    by_path = remembered("ui.page-paths", lambda: {it.path: it for it in page_links().values()})
    step = page.steplen
    path = page.path or ""
    above = (path[:end] for end in range(2 * step, len(path), step))
    return [by_path[one] for one in above if one in by_path]
