"""Which step by steps a page is a step of, so that it can show the way on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wagtail.models import Page

from portal.ui.generation import remembered
from portal.ui.pages import PageLink, page_link

from .models import StepByStepPage


@dataclass(frozen=True)
class Whole:
    """A step by step, seen from one of its pages: its own link, and its pages in order."""

    link: PageLink
    pages: tuple[PageLink, ...]

    def around(self, page: Page) -> Whole:
        """The same, with only this page and those just before and after it."""
        place = next(i for i, link in enumerate(self.pages) if link.pk == page.pk)
        return replace(self, pages=self.pages[max(place - 1, 0) : place + 2])


def part_of(page: Page) -> list[Whole]:
    """The step by steps that lead to this page, each as it stands around it.

    No query once they have been read.
    """
    return [
        whole.around(page)
        for whole in remembered("services.step-by-steps", _wholes)
        if any(link.pk == page.pk for link in whole.pages)
    ]


def _wholes() -> list[Whole]:
    return [
        Whole(link, tuple(_pages(page)))
        for page in StepByStepPage.objects.live().order_by("title")
        if (link := page_link(page.pk))
    ]


def _pages(page: StepByStepPage) -> list[PageLink]:
    chosen = (item["page"] for step in page.steps for item in step.value["links"])
    links = (page_link(one.pk) for one in chosen if one)
    return list(dict.fromkeys(link for link in links if link))
