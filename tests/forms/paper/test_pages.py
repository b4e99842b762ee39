"""The form on paper is had by everybody who may fill it in, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.documents.registry import ready_formats
from portal.forms import registry, versions
from portal.forms.models import Destination, Version
from portal.forms.paper.formats import KIND
from tests.support.factories import ContactPointFactory, council_settings
from tests.support.journeys import SHORT
from tests.support.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
PAPER = reverse("form_paper", args=["short"])
QUESTIONS = reverse("form_questions", args=["short"])


def addresses(key: str) -> list[str]:
    files = [reverse("format_file", args=[KIND, key, name]) for name in ("pdf", "text", "audio")]
    pages = [reverse(name, args=[key]) for name in ("form_paper", "form_questions")]
    return [*pages, reverse("other_formats", args=[KIND, key]), *files]


def test_the_page_offers_three_sizes_and_says_where_to_send_it(client: Client) -> None:
    team = ContactPointFactory(name="Waste", postal_address="Waste team\nTown Hall\n\nAB1 2CD")
    Destination.objects.create(journey_key="short", team=team)
    shown = client.get(PAPER).content.decode()
    for size in ("pdf", "large-print", "giant-print"):
        assert reverse("format_file", args=[KIND, "short", size]) in shown
    assert "Waste team<br>Town Hall<br>AB1 2CD" in shown
    assert team.phone in shown
    assert reverse("other_formats", args=[KIND, "short"]) in shown


def test_a_team_without_an_address_has_the_councils(client: Client) -> None:
    main = ContactPointFactory(name="Everybody", postal_address="Town Hall\nAB1 2CD")
    council_settings(main_contact=main)
    Destination.objects.create(journey_key="short", team=ContactPointFactory(name="Waste"))
    assert "Town Hall<br>AB1 2CD" in client.get(PAPER).content.decode()


def test_the_questions_can_be_read_on_one_page(client: Client) -> None:
    shown = client.get(QUESTIONS).content.decode()
    assert "1. What is it?" in shown
    assert "2. Your email address" in shown
    assert shown.count("<h1") == 1


def test_the_file_is_marked_with_the_form_and_its_version(client: Client) -> None:
    versions.current(SHORT)
    given = client.get(reverse("format_file", args=[KIND, "short", "text"]))
    assert b"Reference: short, version 1" in given.content
    assert given["Content-Disposition"] == (
        'attachment; filename="tell-us-something-short-short-version-1.txt"'
    )


def test_printing_a_form_again_freezes_nothing_new(client: Client) -> None:
    for _ in range(2):
        client.get(reverse("format_file", args=[KIND, "short", "text"]))
    assert Version.objects.filter(journey_key="short").count() == 1


def test_a_form_that_is_not_for_everybody_is_not_there_on_paper(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = registry.Source("guarded", lambda: SHORT, lambda request: False)
    monkeypatch.setitem(registry._sources, "guarded", guarded)
    for key in ("guarded", "nothing"):
        for address in addresses(key):
            answer = client.get(address)
            assert answer.status_code == 404, address
            assert "public" not in answer.headers.get("Cache-Control", ""), address


def test_the_first_page_of_a_form_leads_to_it_on_paper_and_the_next_does_not() -> None:
    ContactPointFactory()
    walker = Walker("short").start()
    assert PAPER in str(walker.soup)
    walker.send({"words": "A lamp"})
    assert walker.step == "contact"
    assert PAPER not in str(walker.soup)


def test_the_privacy_page_leads_to_the_form_on_paper(client: Client) -> None:
    assert PAPER in client.get(reverse("form_privacy", args=["short"])).content.decode()


def test_it_can_be_had_in_every_format_that_pages_can(client: Client) -> None:
    shown = client.get(reverse("other_formats", args=[KIND, "short"])).content.decode()
    for each in ready_formats():
        if each.offered:
            assert reverse("format_file", args=[KIND, "short", each.name]) in shown
    assert PAPER in shown
    wanted = f"/accessibility/formats/easy-read/{KIND}/short/"
    assert wanted in shown
    assert client.get(wanted).status_code == 200


def test_the_pages_need_few_queries(
    client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    versions.current(SHORT)
    for address in (PAPER, QUESTIONS):
        client.get(address)
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
