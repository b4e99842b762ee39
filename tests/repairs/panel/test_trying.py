"""Trying the preview as a member: nothing is reported, and what they think arrives."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from portal.cases.models import Case, Status
from portal.forms import registry, validators
from portal.forms.models import Draft
from portal.forms.prove import prove
from portal.integration.models import Delivery
from portal.repairs.catalogue import publishing
from portal.repairs.models import CatalogueVersion, PanelComment, Repair
from portal.repairs.panel import members, trial
from tests.repairs.catalogue.making import SMALL, every_way
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db
KEY = trial.KEY
OPINION = {"found_it": "partly", "easy": "yes", "what_to_change": "Say tap, not mixer."}


@pytest.fixture
def walker(client: Client, member: Person, preview: CatalogueVersion) -> Walker:
    return Walker(KEY, client).start()


def to_the_end(walker: Walker) -> Walker:
    """From the first screen to "Check your answers"."""
    walker.send({"danger": "none"}).send({"where": "kitchen"}).send({"about_kitchen": "sink"})
    return walker.send({"about_sink": "sink-drips"}).send(OPINION)


def test_a_member_goes_from_danger_to_what_they_think(walker: Walker) -> None:
    assert walker.heading == "Is anyone in danger?"
    walker.send({"danger": "none"}).send({"where": "kitchen"}).send({"about_kitchen": "sink"})
    assert walker.heading == "What is wrong with the sink?"
    walker.send({"about_sink": "sink-drips"})
    assert walker.heading == "What do you think of this form?"
    assert walker.send(OPINION).heading == "Check your answers"


def test_each_page_says_that_nothing_is_reported(walker: Walker) -> None:
    for answers in ({"danger": "none"}, {"where": "else"}, {}, OPINION):
        assert "nothing is reported" in walker.soup.main.text
        walker.send(answers)
    assert walker.heading == "Check your answers"
    assert "nothing is reported" in walker.soup.main.text


def test_a_danger_tells_whom_one_would_call_and_offers_no_number_to_tap(walker: Walker) -> None:
    walker.send({"danger": "gas"})
    assert walker.heading == "You would call Gas emergency line"
    assert "Call 0800 111 999 now." in walker.soup.main.text
    assert not walker.soup.main.select('a[href^="tel:"]')


def test_something_can_be_said_on_a_page_and_no_answer_is_lost(walker: Walker) -> None:
    walker.send({"danger": "none"})
    there, link = walker.at, walker.soup.main.find("a", string="Say something about this page")
    walker.go(link["href"])
    assert "Where is the problem?" in walker.soup.main.text
    back = walker.soup.main.find("input", {"name": "next"})["value"]
    walker.post(walker.at, {"words": "Which room is the hall?", "next": back})
    assert walker.at == there
    assert Draft.objects.get().answers == {"danger": "none"}
    assert PanelComment.objects.get().page == "Where is the problem?"


def test_something_can_be_said_of_the_first_page_before_any_answer(walker: Walker) -> None:
    link = walker.soup.main.find("a", string="Say something about this page")
    walker.go(link["href"])
    assert "Is anyone in danger?" in walker.soup.main.text


def test_what_a_member_thinks_is_kept_and_nothing_is_reported(
    walker: Walker, member: Person, preview: CatalogueVersion
) -> None:
    to_the_end(walker).send()
    kept = PanelComment.objects.get()
    assert (kept.person, kept.version, kept.step) == (member, preview, "")
    assert kept.words == "Found it: Partly.\nEasy words: Yes.\n\nSay tap, not mixer."
    assert not Repair.objects.exists()


def test_its_case_waits_for_nobody_and_tells_nobody(walker: Walker) -> None:
    to_the_end(walker).send()
    case = Case.objects.get()
    assert case.status == Status.DONE
    assert not case.clocks.exists()
    assert not Delivery.objects.exclude(template="").exists()
    assert "Nothing was reported" in walker.soup.text
    assert walker.soup.main.select('a[href="/account/repairs-panel/"]')


def test_sending_twice_is_thinking_once(walker: Walker) -> None:
    check = to_the_end(walker).at
    walker.send()
    walker.post(check, {})
    assert PanelComment.objects.count() == 1


def test_a_member_who_leaves_the_last_box_empty_says_two_things(walker: Walker) -> None:
    walker.send({"danger": "none"}).send({"where": "else"}).send()
    walker.send({"found_it": "no", "easy": "no"}).send()
    assert PanelComment.objects.get().words == "Found it: No.\nEasy words: No."


def test_to_others_there_is_no_such_form(
    client: Client, tenant: Person, preview: CatalogueVersion
) -> None:
    assert client.get(f"/forms/{KEY}/").status_code == 404
    assert Client().get(f"/forms/{KEY}/").status_code == 404


def test_who_has_left_the_panel_cannot_go_on(walker: Walker, member: Person) -> None:
    walker.send({"danger": "none"})
    members.leave(member)
    assert walker.go(walker.at).page.status_code == 404  # type: ignore[union-attr]


def test_without_a_preview_there_is_no_form(client: Client, member: Person) -> None:
    assert trial.make() is None
    assert client.get(f"/forms/{KEY}/").status_code == 404


def test_a_preview_that_is_withdrawn_lets_those_finish_who_have_begun(walker: Walker) -> None:
    walker.send({"danger": "none"})
    publishing.withdraw_preview()
    walker.go(walker.at)
    assert "We are not asking about this version any more" in walker.soup.main.text
    walker.send({"where": "else"}).send().send(OPINION).send()
    assert PanelComment.objects.count() == 1


def test_a_preview_that_everybody_uses_now_says_so(
    walker: Walker, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    walker.send({"danger": "none"})
    publishing.use(preview, None)
    assert "Everybody uses this form now" in walker.go(walker.at).soup.main.text


def test_the_form_is_proved(preview: CatalogueVersion) -> None:
    journey = trial.make()
    assert journey is not None
    assert prove(journey, validators.names()) == []
    assert journey in list(registry.journeys())


def test_the_same_preview_gives_the_very_same_form_without_a_query(
    preview: CatalogueVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = trial.make()
    with django_assert_num_queries(0):
        assert trial.make() is first


def test_every_way_through_leads_to_what_they_think(preview: CatalogueVersion) -> None:
    from portal.forms.route import route

    journey = trial.of(preview)
    for answers, _taps in every_way(SMALL):
        given = {**answers, **OPINION}
        found = route(journey, given)
        assert found.complete, answers
        assert found.find("think")
