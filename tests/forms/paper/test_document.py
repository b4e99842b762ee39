"""A whole form on paper: what stands around the questions, and that everybody can read the PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.documents.model import Items, Paragraph
from portal.documents.render import render
from portal.forms.definition import Charge, Journey, Kind, Outcome, Privacy
from portal.forms.models import Destination
from portal.forms.paper.document import blank_form
from tests.documents.samples import failures, opened
from tests.support.factories import ContactPointFactory, council_settings
from tests.support.journeys import EVERYTHING, SHORT

from ..everything import EVERYTHING as EVERY_KIND
from ..making import ask, journey, page, yes, yes_no

pytestmark = pytest.mark.django_db


def text(journey: Journey, version: int = 3) -> str:
    told = render(blank_form(journey, version), "text").content.decode()
    return "\n\n".join(" ".join(each.split()) for each in told.split("\n\n"))


def test_its_reference_is_the_form_and_its_version() -> None:
    assert blank_form(SHORT, 3).reference == "short, version 3"


def test_it_says_where_to_send_it_and_whom_to_call() -> None:
    team = ContactPointFactory(name="Waste", phone="01632 960201", postal_address="A Road\nAB1 2CD")
    Destination.objects.create(journey_key="short", team=team)
    told = text(SHORT)
    assert "Post it to:\n\nA Road AB1 2CD" in told
    assert "Do you need help? Call 01632 960201 (Waste)." in told


def test_with_no_address_it_says_to_ask() -> None:
    council_settings(main_contact=ContactPointFactory(name="Town Hall", phone="01632 960249"))
    assert "Ask us where to send it. Call 01632 960249 (Town Hall)." in text(SHORT)


def test_it_says_something_true_where_nobody_can_be_called() -> None:
    told = text(SHORT)
    assert "Ask us where to send it." in told
    assert "Call" not in told


def test_who_declares_something_signs_it() -> None:
    signed = replace(SHORT, outcome=Outcome(declaration="What I wrote is true."))
    assert "What I wrote is true." in text(signed)
    assert "Your signature" in text(signed)
    assert "Your signature" not in text(SHORT)


def test_the_whole_privacy_notice_is_on_paper() -> None:
    notice = Privacy("To decide", "The law", "The team", "1 year", "https://example.org/rights")
    told = text(replace(SHORT, privacy=notice))
    for words in ("To decide.", "The law.", "The team.", "1 year.", "example.org/rights"):
        assert words in told


@pytest.mark.parametrize(
    ("journey", "format"), [(EVERYTHING, "pdf"), (EVERY_KIND, "giant-print")], ids=["12", "24"]
)
def test_the_pdf_is_for_everybody_and_names_the_form_on_each_page(
    journey: Journey, format: str
) -> None:
    content = render(blank_form(journey, 3), format).content
    assert failures(content) == []
    with opened(content) as file:
        assert "/AcroForm" not in file.Root
        assert len(file.pages) > 3


def test_the_same_form_is_the_same_document() -> None:
    assert blank_form(EVERYTHING, 3) == blank_form(EVERYTHING, 3)
    assert blank_form(EVERYTHING, 3) != blank_form(EVERYTHING, 4)


def test_what_it_costs_is_said_with_for_whom_and_nobody_is_to_send_money() -> None:
    charges = (Charge("A bin", 1250, yes("own")), Charge("A sticker", 100, each="many"))
    made = journey(
        page(yes_no("own", label="Your own?")),
        page(ask("many", Kind.WHOLE_NUMBER)),
        outcome=Outcome(charges=charges),
    )
    [found] = [each for each in blank_form(made, 1).sections if each.title == "What it costs"]
    assert list(found.blocks) == [
        Items(["A bin: £12.50, only if ‘Your own?’ is ‘Yes’", "A sticker: £1.00 each"]),
        Paragraph("Do not send money. We tell you how to pay when we have your form."),
    ]
