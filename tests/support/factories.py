"""Makers of council things and pages for tests, with words a reader could meet.

Pages hang under the site's home page unless a parent is named::

    ServicePageFactory(title="Report a repair", parent=TopicPageFactory())
    ContactPointFactory(hours=(time(8), time(20)))  # on working days
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Site

from portal.accounts.models import User
from portal.council.models import (
    ClosureDay,
    ContactOpeningTime,
    ContactPoint,
    CouncilSettings,
    Place,
    PlaceOpeningTime,
    Provider,
)
from portal.home.models import HomePage, TopTask
from portal.services.models import (
    Alert,
    ContactPage,
    GuidePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    PageVersion,
    PlacePage,
    RelatedService,
    ServicePage,
    ServiceStatus,
    StepByStepPage,
    TopicPage,
)

WORKING_DAYS = range(5)


def home_page() -> HomePage:
    """The home page of the default site, which a migration makes."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    home: HomePage = site.root_page.specific
    return home


def council_settings(**values: Any) -> CouncilSettings:
    """The default site's settings, with these values saved."""
    settings = CouncilSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    return settings


class UserFactory(DjangoModelFactory):
    """A person who can sign in with the password "correct horse"."""

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password("correct horse")

    class Meta:
        model = User


class ContactPointFactory(DjangoModelFactory):
    """A team, open on working days; ``hours=None`` for never."""

    slug = factory.Sequence(lambda n: f"team-{n}")
    name = "Council tax"
    phone = "01632 960249"

    class Meta:
        model = ContactPoint

    @classmethod
    def _create(cls, model_class: type[ContactPoint], *args: Any, **kwargs: Any) -> ContactPoint:
        hours = kwargs.pop("hours", (time(9), time(17)))
        contact = super()._create(model_class, *args, **kwargs)
        if hours:
            ContactOpeningTime.objects.bulk_create(
                ContactOpeningTime(contact=contact, weekday=day, opens=hours[0], closes=hours[1])
                for day in WORKING_DAYS
            )
        return contact


class PlaceFactory(DjangoModelFactory):
    """A building, open on working days; ``hours=None`` for never."""

    slug = factory.Sequence(lambda n: f"place-{n}")
    name = "Central library"
    address = "1 High Street\nOur town"
    postcode = "ZZ1 1ZZ"
    step_free = True

    class Meta:
        model = Place

    @classmethod
    def _create(cls, model_class: type[Place], *args: Any, **kwargs: Any) -> Place:
        hours = kwargs.pop("hours", (time(9), time(17)))
        place = super()._create(model_class, *args, **kwargs)
        if hours:
            PlaceOpeningTime.objects.bulk_create(
                PlaceOpeningTime(place=place, weekday=day, opens=hours[0], closes=hours[1])
                for day in WORKING_DAYS
            )
        return place


class ProviderFactory(DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"provider-{n}")
    name = factory.Sequence(lambda n: f"County council {n}")
    website = "https://county.example.org/"

    class Meta:
        model = Provider


class ClosureDayFactory(DjangoModelFactory):
    date = date(2026, 12, 25)
    name = "Christmas Day"

    class Meta:
        model = ClosureDay


class BasePageFactory(wagtail_factories.PageFactory):
    """A live page under the home page."""

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence(lambda n: f"Page {n}")
    summary = "What this page is for, in a sentence."

    class Meta:
        abstract = True


class TopicPageFactory(BasePageFactory):
    title = factory.Sequence(lambda n: f"Topic {n}")

    class Meta:
        model = TopicPage


class UnderATopicFactory(BasePageFactory):
    parent = factory.SubFactory(TopicPageFactory)

    class Meta:
        abstract = True


class ServicePageFactory(UnderATopicFactory):
    title = factory.Sequence(lambda n: f"Service {n}")
    who_can = "<p>Anyone who lives here.</p>"
    cost = "<p>Free.</p>"

    class Meta:
        model = ServicePage


class GuidePageFactory(UnderATopicFactory):
    """A guide of two parts: "What it is" and "How to apply"."""

    title = factory.Sequence(lambda n: f"Guide {n}")
    parts = factory.LazyFunction(
        lambda: [
            ("part", {"title": title, "body": [("text", f"<p>{words}</p>")]})
            for title, words in (
                ("What it is", "Help with your bills."),
                ("How to apply", "Call us and ask."),
            )
        ]
    )

    class Meta:
        model = GuidePage


class StepByStepPageFactory(UnderATopicFactory):
    """One step for each page in ``pages``, in their order."""

    title = factory.Sequence(lambda n: f"Step by step {n}")

    class Meta:
        model = StepByStepPage

    class Params:
        pages: tuple[Any, ...] = ()

    steps = factory.LazyAttribute(
        lambda o: [
            (
                "step",
                {
                    "title": page.title,
                    "body": "<p>Do this first.</p>",
                    "links": [{"page": page, "url": "", "words": ""}],
                },
            )
            for page in o.pages
        ]
    )


class InformationPageFactory(BasePageFactory):
    title = factory.Sequence(lambda n: f"About {n}")
    body = factory.LazyFunction(lambda: [("text", "<h2>Good to know</h2><p>Here it is.</p>")])

    class Meta:
        model = InformationPage


class NewsIndexPageFactory(BasePageFactory):
    title = "News"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(BasePageFactory):
    parent = factory.SubFactory(NewsIndexPageFactory)
    title = factory.Sequence(lambda n: f"Headline {n}")
    date = date(2026, 11, 19)
    body = factory.LazyFunction(lambda: [("text", "<p>What happened.</p>")])

    class Meta:
        model = NewsPage


class ContactPageFactory(BasePageFactory):
    title = "Contact us"

    class Meta:
        model = ContactPage


class PlacePageFactory(BasePageFactory):
    parent = factory.SubFactory(ContactPageFactory)
    title = factory.Sequence(lambda n: f"Building {n}")
    place = factory.SubFactory(PlaceFactory)

    class Meta:
        model = PlacePage


class PageVersionFactory(BasePageFactory):
    """A Polish version, published as an editor would, so that what its page says is noted."""

    parent = factory.SubFactory(ServicePageFactory)
    title = factory.Sequence(lambda n: f"Wywóz śmieci {n}")
    summary = "Kiedy przyjedziemy po śmieci."
    kind = PageVersion.Kind.TRANSLATION
    language = "pl"
    body = factory.LazyFunction(lambda: [("text", "<p>Zadzwoń do nas pod numer 01632 960249.</p>")])

    class Meta:
        model = PageVersion
        skip_postgeneration_save = True

    @factory.post_generation
    def published(version: PageVersion, create: bool, extracted: bool | None, **_: Any) -> None:
        if create and extracted is not False:
            version.save_revision().publish()
            version.refresh_from_db()


class TopTaskFactory(DjangoModelFactory):
    home = factory.LazyFunction(home_page)
    page = factory.SubFactory(ServicePageFactory)
    words = "Pay your council tax"

    class Meta:
        model = TopTask


class RelatedServiceFactory(DjangoModelFactory):
    service = factory.SubFactory(ServicePageFactory)
    page = factory.SubFactory(ServicePageFactory)

    class Meta:
        model = RelatedService


class AlertFactory(DjangoModelFactory):
    title = "Bins are a day late"
    text = "<p>Leave yours out on Wednesday.</p>"

    class Meta:
        model = Alert


class ServiceStatusFactory(DjangoModelFactory):
    service = factory.Sequence(lambda n: f"Service {n}")

    class Meta:
        model = ServiceStatus
