from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card

from ..blocks import PartBlock

PRINT_SLUG = "print"


@dataclass(frozen=True)
class Part:
    """One part of a guide as a reader meets it."""

    number: int
    title: str
    slug: str
    url: str
    body: Any


class GuidePage(RoutablePageMixin, BasePage):
    """A longer explanation in parts, each with its own address, and all on one page to print."""

    parts = StreamField([("part", PartBlock())])
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [*BasePage.content_panels, FieldPanel("parts"), FieldPanel("contact")]
    search_fields = [*BasePage.search_fields, index.SearchField("parts")]
    parent_page_types = ["services.TopicPage"]
    subpage_types = ["services.PageVersion"]

    class Meta:
        verbose_name = "guide"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        print_url = f"{self.get_url(request)}{PRINT_SLUG}/"
        return context | {"contact": contact_card(self.contact_id), "print_url": print_url}

    def clean(self) -> None:
        super().clean()
        slugs = [slugify(block.value["title"]) for block in self.parts]
        if len(set(slugs)) < len(slugs) or PRINT_SLUG in slugs:
            raise ValidationError(
                {"parts": "Give every part a title of its own, and none the title Print."}
            )

    def get_parts(self, base: str) -> list[Part]:
        """The parts in order; the first lives at the guide's own address, ``base``."""
        return [
            Part(
                number=number,
                title=block.value["title"],
                slug=(slug := slugify(block.value["title"])),
                url=base if number == 1 else f"{base}{slug}/",
                body=block.value["body"],
            )
            for number, block in enumerate(self.parts, start=1)
        ]

    @path("")
    def first_part(self, request: HttpRequest) -> HttpResponse:
        return self._render_part(request, 0)

    @path(f"{PRINT_SLUG}/")
    def one_page(self, request: HttpRequest) -> HttpResponse:
        parts = self.get_parts(self.get_url(request))
        return self.render(
            request, context_overrides={"parts": parts}, template="services/guide_print.html"
        )

    @path("<slug:slug>/")
    def later_part(self, request: HttpRequest, slug: str) -> HttpResponse:
        parts = self.get_parts("")
        place = next((i for i, part in enumerate(parts) if i and part.slug == slug), None)
        if place is None:
            raise Http404
        return self._render_part(request, place)

    def _render_part(self, request: HttpRequest, place: int) -> HttpResponse:
        parts = self.get_parts(self.get_url(request))
        return self.render(
            request,
            context_overrides={
                "parts": parts,
                "part": parts[place] if parts else None,
                "previous": parts[place - 1] if place else None,
                "next": parts[place + 1] if place + 1 < len(parts) else None,
            },
            template="services/guide.html",
        )
