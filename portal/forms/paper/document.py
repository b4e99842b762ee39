"""A blank form as a document: how to fill it in, the questions, how to send it, privacy, help."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.council.money import as_text
from portal.documents.letterhead import letterhead
from portal.documents.model import Address, Blank, Block, Document, Items, Paragraph, Room, Section
from portal.documents.words import Link, Strong, Words

from ..definition import Journey, Privacy
from ..said import sentence
from .body import parts
from .room import DAY
from .sending_back import Reach, reach

SEND = "Send it"
PAY = "Do not send money. We tell you how to pay when we have your form."


def blank_form(journey: Journey, version: int) -> Document:
    """Make the form of a journey in its version. The same content gives the same document."""
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site) if site else CouncilSettings()
    reached = reach(journey.key, council)
    reference = f"{journey.key}, version {version}"
    return Document(
        journey.title,
        [
            Section("How to fill in this form", list(_how(journey, reached))),
            *parts(journey),
            *_cost(journey),
            Section(
                SEND,
                sections=[
                    Section(blocks=list(_sign(journey)), together=True),
                    *_send(journey, reached),
                ],
            ),
            *_privacy(journey.privacy),
            Section("Other formats and languages", list(_formats(reached))),
            _office(),
        ],
        council=letterhead(council),
        reference=reference,
    )


def _how(journey: Journey, reached: Reach) -> Iterator[Block]:
    online = Link("fill it in online", reverse("form_start", args=[journey.key]))
    yield Items(
        [
            "Write with a black pen, as clearly as you can.",
            "Answer the questions in order. Where it says ‘Go to’, leave out what is in between.",
            f"On every other sheet of paper, write your name and ‘{journey.key}’.",
        ]
    )
    yield Paragraph(("You can also ", online, "."))
    if reached.phone:
        yield Paragraph(_call("Do you need help? Call ", reached, "."))


def _cost(journey: Journey) -> Iterator[Section]:
    """Give each price, and for whom it is. Nobody is to put money into a letter."""
    prices: list[Words] = []
    for charge in journey.outcome.charges:
        price = f"{charge.words}: {as_text(charge.pence)}" + (" each" if charge.each else "")
        when = f", only if {sentence(charge.when, journey)}" if charge.when else ""
        prices.append(price + when)
    if prices:
        yield Section("What it costs", [Items(prices), Paragraph(PAY)])


def _sign(journey: Journey) -> Iterator[Block]:
    if journey.outcome.declaration:
        yield Paragraph(journey.outcome.declaration)
        yield Room([Blank("Your signature", lines=2), Blank("Your name in capital letters")])
    yield Paragraph("The date on which you filled this in:")
    yield Room(DAY)


def _send(journey: Journey, reached: Reach) -> Iterator[Section]:
    blocks: list[Block] = []
    if reached.address:
        blocks += [Paragraph("Post it to:"), Address(reached.address)]
    if reached.places:
        blocks.append(Paragraph(f"You can bring it to {_either(reached.places)}."))
    if not blocks:
        ask = "Ask us where to send it. Call " if reached.phone else "Ask us where to send it."
        blocks.append(Paragraph(_call(ask, reached, ".")))
    blocks.append(Paragraph("Keep a copy, or take a photo of each page first."))
    yield Section("Where to send it", blocks, together=True)
    if journey.outcome.next:
        said = [Paragraph(each) for each in journey.outcome.next]
        yield Section("What happens next", said)


def _privacy(notice: Privacy | None) -> Iterator[Section]:
    if notice is None:
        return
    blocks: list[Block] = [
        Paragraph((Strong(f"{name}:"), f" {words}."))
        for name, words in (
            ("Why we ask", notice.purpose),
            ("What lets us", notice.basis),
            ("Who sees it", notice.seen_by),
            ("How long we keep it", notice.kept),
        )
    ]
    if notice.href:
        rights = Link("Your rights, and how to ask about what we hold", notice.href)
        blocks.append(Paragraph((rights,)))
    yield Section("How we use what you tell us", blocks)


def _formats(reached: Reach) -> Iterator[Block]:
    yield Paragraph(
        "We can give you this form in large print, Braille or Easy Read, read aloud, or in another "
        "language. It costs nothing."
    )
    if reached.phone:
        yield Paragraph(_call("Ask for it on ", reached, "."))
        if reached.relay:
            yield Paragraph(reached.relay)


def _office() -> Section:
    blanks = [Room([*DAY]), Room([Blank("Case reference", 8), Blank("Taken in by")])]
    words = Paragraph("Leave this to us. The date on which we got it:")
    return Section("For office use", [words, *blanks], together=True)


def _call(before: str, reached: Reach, after: str) -> Words:
    if not reached.phone:
        return before
    number = Link(reached.phone, reached.phone_href)
    return (before, number, f" ({reached.team}){after}")


def _either(words: tuple[str, ...]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
