"""A page of the site as a document: what it says, and who may have it."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.documents.render import render
from portal.documents.written import dumps
from portal.services.as_document.source import document_of, find
from portal.ui import generation
from tests.support.factories import (
    ContactPageFactory,
    ContactPointFactory,
    GuidePageFactory,
    InformationPageFactory,
    NewsPageFactory,
    PageVersionFactory,
    PlacePageFactory,
    ProviderFactory,
    RelatedServiceFactory,
    ServicePageFactory,
    StepByStepPageFactory,
    TopicPageFactory,
    TopTaskFactory,
    council_settings,
    home_page,
)

pytestmark = pytest.mark.django_db


def said(page: Page) -> str:
    generation.forget()
    document = document_of(Page.objects.get(pk=page.pk).specific)
    assert document is not None
    return " ".join(render(document, "text").content.decode().split())


def found(key: object) -> bool:
    generation.forget()
    return find(RequestFactory().get("/"), str(key)) is not None


def test_a_service_says_danger_first_then_how_to_start_and_its_facts() -> None:
    contact = ContactPointFactory(name="Waste team", phone="01632 960249")
    page = ServicePageFactory(
        title="Order a bin",
        danger_heading="Is it leaking?",
        danger="<p>Call 01632 960111.</p>",
        start_with=[("site", {"url": "https://example.org/", "label": "Order now"})],
        body=[("text", "<h2>After that</h2><p>We <b>bring</b> it.</p>")],
        contact=contact,
    )
    RelatedServiceFactory(service=page, page=ServicePageFactory(title="Bin day"))
    words = said(page)
    order = [
        "Order a bin",
        "Is it leaking?",
        "01632 960111",
        "Order now (example.org)",
        "Who can: Anyone who lives here.",
        "After that",
        "We bring it.",
        "Bin day",
        "Waste team",
        "Where to read this online",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)


def test_who_else_runs_it_is_said() -> None:
    page = ServicePageFactory(provider=ProviderFactory(name="The county"))
    assert "The county runs this, not us." in said(page)


def test_a_guide_has_all_its_parts() -> None:
    words = said(GuidePageFactory())
    assert words.index("What it is") < words.index("Help with your bills.")
    assert words.index("How to apply") < words.index("Call us and ask.")


def test_steps_are_numbered_and_lead_on_with_whole_addresses(settings: object) -> None:
    page = StepByStepPageFactory(pages=[ServicePageFactory(title="Tell us")])
    words = said(page)
    assert "1. Tell us" in words
    assert "Do this first." in words


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (InformationPageFactory, "Here it is."),
        (NewsPageFactory, "What happened."),
        (PlacePageFactory, "Where"),
        (PageVersionFactory, "Zadzwoń do nas"),
    ],
)
def test_every_other_type_says_its_words(make: type, words: str) -> None:
    assert words in said(make())


def test_lists_of_topics_contacts_news_and_the_home_page_are_lists() -> None:
    topic = TopicPageFactory(title="Bins")
    ServicePageFactory(parent=topic, title="Order a bin")
    assert "Order a bin" in said(topic)
    news = NewsPageFactory(title="Warm places")
    assert "Warm places" in said(news.get_parent())
    ContactPointFactory(name="Waste team", phone="01632 960249")
    assert "Waste team" in said(ContactPageFactory())
    TopTaskFactory(words="Pay your council tax")
    home = said(home_page())
    assert "Pay your council tax" in home
    assert "Bins" in home


def test_a_version_is_in_its_own_language_and_says_nothing_of_ours() -> None:
    page = PageVersionFactory()
    generation.forget()
    document = document_of(page)
    assert document is not None
    assert document.language == "pl"
    assert "online" not in said(page)


def test_hostile_rich_text_comes_out_as_words_and_nothing_is_fetched() -> None:
    hostile = (
        '<p>Safe<script>alert(1)</script></p><img src="file:///etc/passwd" alt="A map">'
        '<embed embedtype="media" url="https://evil.example/"/>'
        '<p><a href="javascript:alert(1)">here</a></p>' + "x" * 5000
    )
    words = said(InformationPageFactory(body=[("text", hostile)]))
    assert "Safe" in words
    assert "Picture: A map" in words
    for never in ("alert", "passwd", "evil"):
        assert never not in words


def test_only_what_anybody_may_read_is_there() -> None:
    live = ServicePageFactory()
    assert found(live.pk)
    private = ServicePageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    below = ServicePageFactory(parent=private.get_parent())
    hidden = ServicePageFactory(live=False)
    for key in (private.pk, hidden.pk, 10**8, "x", "9" * 30, "٣", ""):
        assert not found(key)
    assert found(below.pk)


def test_a_draft_of_a_live_page_is_not_given_before_it_is_published() -> None:
    page = InformationPageFactory(title="Old words")
    page.title = "New words"
    revision = page.save_revision()
    assert "Old words" in said(page)
    revision.publish()
    assert "New words" in said(page)


def test_a_change_makes_new_bytes_and_the_old_link_still_works(client: Client) -> None:
    page = InformationPageFactory(last_published_at=timezone.now())
    address = reverse("format_file", args=["page", page.pk, "text"])
    first = client.get(address)
    assert first.status_code == 200
    before = document_of(page)
    page.slug, page.title = "elsewhere", "Another title"
    page.save_revision().publish()
    generation.forget()
    again = client.get(address)
    assert b"Another title" in again.content
    assert again["ETag"] != first["ETag"]
    after = document_of(Page.objects.get(pk=page.pk).specific)
    assert before is not None
    assert after is not None
    assert dumps(before) != dumps(after)


@pytest.mark.parametrize(
    "make",
    [
        ServicePageFactory,
        GuidePageFactory,
        StepByStepPageFactory,
        InformationPageFactory,
        NewsPageFactory,
        ContactPageFactory,
        PlacePageFactory,
        TopicPageFactory,
        PageVersionFactory,
    ],
)
def test_every_page_leads_to_its_other_formats_once(client: Client, make: type) -> None:
    council_settings(name="Anytown Council")
    page = make()
    generation.forget()
    html = client.get(page.get_url()).content.decode()
    assert html.count(f'href="{reverse("other_formats", args=["page", page.pk])}"') == 1


def test_the_list_costs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    page = ServicePageFactory()
    address = reverse("other_formats", args=["page", page.pk])
    client.get(address)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(address)
