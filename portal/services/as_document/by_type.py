"""What each type of page says, in the order in which its own page says it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.documents.hypertext import Heading
from portal.documents.model import Address, Block, Items, Paragraph, Section
from portal.documents.outline import sections
from portal.documents.pages_in_words import register
from portal.documents.words import Link, Words
from portal.ui.cards import contact_card, contact_cards, place_cards
from portal.ui.chrome import chrome
from portal.ui.pages import page_link

from ..models import (
    ContactPage,
    GuidePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    PageVersion,
    PlacePage,
    ServicePage,
    StepByStepPage,
    TopicPage,
)
from ..models.step_by_step import step_link
from ..rows import rows
from ..starts import Start, ways
from . import writing

LATEST = 20
"""Pieces of news in the document of all news: those of its first page."""


def connect() -> None:
    """Say how each type is written. Call it once, from ``AppConfig.ready``."""
    register(ServicePage, service)
    register(GuidePage, guide)
    register(InformationPage, information)
    register(NewsPage, news)
    register(NewsIndexPage, news_index)
    register(ContactPage, contact)
    register(PlacePage, place)
    register(StepByStepPage, step_by_step)
    register(TopicPage, topic)
    register(PageVersion, version)


def service(page: ServicePage) -> Iterator[Section]:
    """Danger first, then how to start, the facts, the rest."""
    card = contact_card(page.contact_id)
    yield from sections(writing.panel(page.danger_heading, page.danger) if page.danger else [])
    yield from _how_to_start(page.ways)
    if page.provider:
        said = f"{page.provider.name} runs this, not us. {page.provider.what_they_do}".strip()
        site = Link(page.provider.website, page.provider.website)
        yield Section("", [Paragraph(said), Paragraph((site,))])
    yield from writing.facts(
        "At a glance", [(label, writing.words(value)) for label, value in page.facts]
    )
    yield from writing.body(page.body)
    related = (page_link(row.page_id) for row in page.related.all())
    yield from writing.links("You may also need", [link for link in related if link])
    yield from writing.call(card)


def guide(page: GuidePage) -> Iterator[Section]:
    """Its parts, all of them, each a chapter."""
    for part in page.parts:
        inner = writing.body(part.value["body"])
        blocks, under = _opening(inner)
        yield Section(part.value["title"], blocks, under)
    yield from writing.call(contact_card(page.contact_id))


def information(page: InformationPage) -> Iterator[Section]:
    yield from writing.body(page.body)
    yield from writing.call(contact_card(page.contact_id))


def news(page: NewsPage) -> Iterator[Section]:
    yield from writing.body(page.body)


def news_index(page: NewsIndexPage) -> Iterator[Section]:
    """The latest, each with its day."""
    latest = NewsPage.objects.child_of(page).live().order_by("-date", "-pk")[:LATEST]
    items: list[Words] = [
        (Link(link.words, link.href), f"\n{one.date:%-d %B %Y}")
        for one in latest
        if (link := page_link(one.pk))
    ]
    if items:
        yield Section("", [Items(items)])


def step_by_step(page: StepByStepPage) -> Iterator[Section]:
    """Each step with its number, and what to do in it."""
    for number, step in enumerate(page.steps, start=1):
        found = writing.rich(step.value["body"])
        blocks: list[Block] = [each for each in found if not isinstance(each, Heading)]
        leads = [each for item in step.value["links"] if (each := step_link(item))]
        if leads:
            blocks.append(Items([(Link(each.words, each.href),) for each in leads]))
        yield Section(f"{number}. {step.value['title']}", blocks)


def version(page: PageVersion) -> Iterator[Section]:
    """The words of the version, and nothing of ours in another language."""
    yield from writing.body(page.body)


def topic(page: TopicPage) -> Iterator[Section]:
    """What cannot wait, then everything there is."""
    yield from sections(writing.panel(page.urgent_heading, page.urgent) if page.urgent else [])
    yield from writing.body(page.body)
    listed = rows(page.get_children())
    yield from writing.links("What you can do", [row for row in listed if not row.to_read])
    yield from writing.links("Read about", [row for row in listed if row.to_read])
    yield from writing.call(contact_card(page.contact_id))


def contact(page: ContactPage) -> Iterator[Section]:
    """Ways to write, teams to call, places to go."""
    main = chrome(None).contact
    yield from writing.body(page.body)
    yield from _how_to_start(ways(page.start_with, main), "Write to us online")
    yield from writing.call(main)
    for team in contact_cards().values():
        if team != main:
            yield from writing.call(team, team.name)
    listed = rows(page.get_children())
    yield from writing.links("See us face to face", [row for row in listed if not row.to_read])
    yield from writing.links("Read about", [row for row in listed if row.to_read])


def place(page: PlacePage) -> Iterator[Section]:
    """Where it is, when it is open, what it offers."""
    card = place_cards().get(page.place_id)
    if card:
        yield Section("Where", [Address(card.address)])
        if card.week:
            yield Section("Open", [Items(list(card.week))])
        if card.closed_soon:
            yield Section("Closed", [Items(list(card.closed_soon))])
        if card.phone:
            yield Section("Telephone", [Paragraph((Link(card.phone, card.phone_href),))])
        if card.offers:
            yield Section("What it offers", [Items(list(card.offers))])
        if card.note:
            yield Section("", [Paragraph(card.note)])
    yield from writing.body(page.body)


def _how_to_start(found: list[Start], title: str = "How to start") -> Iterator[Section]:
    items: list[Words] = []
    for start in found:
        link = Link(start.label, start.href)
        items.append((link, f"\n{start.promise}") if start.promise else (link,))
    if items:
        yield Section(title, [Items(items)])


def _opening(inner: list[Section]) -> tuple[list[Block], list[Section]]:
    """What stands before the first heading of a part belongs to the part itself."""
    if inner and not inner[0].title and not inner[0].sections:
        return list(inner[0].blocks), inner[1:]
    return [], inner
