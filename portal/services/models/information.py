"""Pages that tell: information, news, how to reach us, and the places to go."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card, contact_cards, place_cards
from portal.ui.chrome import chrome
from portal.ui.pages import page_link

from ..blocks import BodyBlock
from ..rows import rows
from ..starts import StartBlock, ways

NEWS_ON_A_PAGE = 20


class InformationPage(BasePage):
    """Something to know rather than to do: cookies, privacy, how the council works."""

    body = StreamField(BodyBlock())
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("contact")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "services.TopicPage", "services.ContactPage"]
    subpage_types = ["services.PageVersion"]
    template = "services/information.html"

    class Meta:
        verbose_name = "information page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"contact": contact_card(self.contact_id)}


class NewsIndexPage(BasePage):
    """All news, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.NewsPage"]
    max_count_per_parent = 1
    template = "services/news_index.html"

    class Meta:
        verbose_name = "news list"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        news = NewsPage.objects.child_of(self).live().order_by("-date", "-pk")
        page_of_news = Paginator(news, NEWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "news": [(one, link) for one in page_of_news if (link := page_link(one.pk))],
            "pages": page_of_news,
        }


class NewsPage(BasePage):
    """One piece of news."""

    date = models.DateField(default=timezone.localdate, db_index=True)
    body = StreamField(BodyBlock())

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    parent_page_types = ["services.NewsIndexPage"]
    subpage_types = ["services.PageVersion"]
    template = "services/news.html"

    class Meta:
        verbose_name = "news"


class ContactPage(BasePage):
    """Every way to reach the council: teams, numbers and hours, and the places under it."""

    start_with = StreamField(
        StartBlock(),
        blank=True,
        verbose_name="write to us online",
        help_text="The form for everything that has no form of its own.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("start_with"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "services.PlacePage",
        "services.InformationPage",
        "accessibility.AccessibilityStatementPage",
    ]
    max_count_per_parent = 1
    template = "services/contact.html"

    class Meta:
        verbose_name = "contact page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listed = rows(self.get_children())
        main = chrome(request).contact
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "ways": ways(self.start_with, main),
            "teams": [team for team in contact_cards().values() if team != main],
            "places": [row for row in listed if not row.to_read],
            "to_read": [row for row in listed if row.to_read],
        }


class PlacePage(BasePage):
    """A building people can visit: where, when, and what it offers."""

    place = models.ForeignKey("council.Place", on_delete=models.PROTECT, related_name="+")
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("place"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["services.ContactPage"]
    subpage_types = ["services.PageVersion"]
    template = "services/place.html"

    class Meta:
        verbose_name = "place"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"card": place_cards().get(self.place_id)}
