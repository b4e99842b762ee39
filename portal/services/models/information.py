"""Pages that tell: information, news, how to reach us, and the places to go."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.council.models import BasePage

from ..blocks import BodyBlock


class InformationPage(BasePage):
    """Something to know rather than to do: cookies, privacy, how the council works."""

    body = StreamField(BodyBlock())
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("contact")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "services.TopicPage"]
    subpage_types: list[str] = []
    template = "services/information.html"

    class Meta:
        verbose_name = "information page"


class NewsIndexPage(BasePage):
    """All news, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.NewsPage"]
    max_count_per_parent = 1
    template = "services/news_index.html"

    class Meta:
        verbose_name = "news list"


class NewsPage(BasePage):
    """One piece of news."""

    date = models.DateField(default=timezone.localdate, db_index=True)
    body = StreamField(BodyBlock())

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    parent_page_types = ["services.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "services/news.html"

    class Meta:
        verbose_name = "news"


class ContactPage(BasePage):
    """Every way to reach the council: teams, numbers and hours, and the places under it."""

    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.PlacePage"]
    max_count_per_parent = 1
    template = "services/contact.html"

    class Meta:
        verbose_name = "contact page"


class PlacePage(BasePage):
    """A building people can visit: where, when, and what it offers."""

    place = models.ForeignKey("council.Place", on_delete=models.PROTECT, related_name="+")
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("place"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["services.ContactPage"]
    subpage_types: list[str] = []
    template = "services/place.html"

    class Meta:
        verbose_name = "place"
