"""What always helps somebody becomes a need of their account, with their consent and once."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accessibility.requests import adjustments
from portal.accounts.models import Needs, User
from portal.accounts.people import person_of
from portal.cases.models import Case, Holding, How
from tests.support.cases import CaseFactory
from tests.support.factories import ContactPointFactory
from tests.support.formats import TYPED, typed
from tests.support.residents import resident, signed_in
from tests.support.walking import Walker


@pytest.fixture
def person(db: None) -> User:
    ContactPointFactory()
    return resident("resident@example.org")


def sent_by(user: User, **pages: dict[str, object]) -> tuple[Client, Case]:
    """The case of somebody who asked while signed in, and their browser."""
    client = signed_in(user)
    Walker(adjustments.KEY).start().fill(typed(**pages)).send()
    case = Case.objects.latest("pk")
    Holding.objects.create(case=case, person=person_of(user), how=How.SENT)
    return client, case


def test_one_press_keeps_what_helps(person: User) -> None:
    Needs.objects.all().delete()
    client, case = sent_by(person, helps={"helps": ["quiet", "other"], "helps_words": "A pen"})
    answer = client.post(f"/accessibility/keep/{case.shown_reference}/")
    assert answer.status_code == 302
    needs = Needs.objects.get(person=person_of(person))
    assert (needs.adjustments, needs.words) == (["quiet"], "A pen")
    client.post(f"/accessibility/keep/{case.shown_reference}/")
    assert Needs.objects.count() == 1


def test_nothing_that_was_known_is_lost(person: User) -> None:
    client, case = sent_by(person)
    client.post(f"/accessibility/keep/{case.shown_reference}/")
    Needs.objects.update(language="pl", adjustments=["lipreading"])
    client.post(f"/accessibility/keep/{case.shown_reference}/")
    needs = Needs.objects.get()
    assert needs.language == "pl"
    assert needs.adjustments == ["lipreading", "step_free"]


def test_without_a_yes_nothing_is_kept(person: User) -> None:
    client, case = sent_by(person, keep={"keep": "no"})
    assert client.post(f"/accessibility/keep/{case.shown_reference}/").status_code == 404
    assert not Needs.objects.exists()


def test_anothers_case_and_none_answer_alike(person: User) -> None:
    _, case = sent_by(person)
    other = signed_in(resident("other@example.org"))
    assert other.post(f"/accessibility/keep/{case.shown_reference}/").status_code == 404
    assert other.post("/accessibility/keep/2222-2222/").status_code == 404
    assert other.post("/accessibility/keep/%00/").status_code == 404
    mine = CaseFactory()
    assert other.post(f"/accessibility/keep/{mine.shown_reference}/").status_code == 404
    assert not Needs.objects.exists()


def test_a_case_that_only_names_my_address_does_not_change_my_needs(person: User) -> None:
    client, case = sent_by(person)
    Holding.objects.update(how=How.EMAIL)
    assert client.post(f"/accessibility/keep/{case.shown_reference}/").status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door(person: User) -> None:
    _, case = sent_by(person)
    answer = Client().post(f"/accessibility/keep/{case.shown_reference}/")
    assert answer["Location"].startswith("/account/sign-in/")
    assert not Needs.objects.exists()


def test_the_page_after_sending_says_how_it_goes_on(person: User) -> None:
    walker = Walker(adjustments.KEY).start().fill(TYPED).send()
    assert "We ask you about it when we reply" in walker.soup.get_text()
