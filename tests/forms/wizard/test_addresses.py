"""A form that asks for an address: found by its postcode, kept, shown and changed."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from portal.council import gazetteer
from portal.forms.models import Draft, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker

CHOSEN = {
    "line_1": "1 Thrumbeck Way",
    "line_2": "",
    "town": "Anytown",
    "postcode": "QZ1 1AB",
    "uprn": "999900000002",
}


@pytest.fixture
def asked(walker: Walker) -> Walker:
    """Stands at the question for an address."""
    call_command("load_gazetteer", sample=True, verbosity=0)
    return walker.fill(GOOD, until="address")


def choose(walker: Walker) -> Walker:
    listed = {"address-stage": "choose", "address-postcode": CHOSEN["postcode"]}
    return walker.send({**listed, "address-uprn": CHOSEN["uprn"]})


def kept() -> object:
    return Draft.objects.get().answers.get("address")


def test_finding_draws_the_same_page_and_keeps_nothing_yet(asked: Walker) -> None:
    asked.send({"address-stage": "find", "address-do": "find", "address-postcode": "qz11ab"})
    assert asked.page is not None
    assert (asked.page.status_code, asked.step) == (200, "address")
    assert len(asked.soup.select("[type=radio]")) == 8
    assert asked.soup.select(".govuk-error-summary") == []
    assert asked.soup.title is not None
    assert not asked.soup.title.get_text().strip().startswith("Error")
    assert kept() is None


def test_the_chosen_address_is_kept_with_its_uprn_and_sent(asked: Walker) -> None:
    choose(asked)
    assert asked.step == "contact"
    assert kept() == CHOSEN
    asked.fill(GOOD)
    shown = asked.soup.get_text("|", strip=True)
    assert "1 Thrumbeck Way|Anytown|QZ1 1AB" in shown
    assert CHOSEN["uprn"] not in shown
    asked.send()
    assert Submission.objects.get().answers["address"] == CHOSEN


def test_a_uprn_of_another_postcode_is_not_taken(asked: Walker) -> None:
    forged = {"address-stage": "choose", "address-postcode": "QZ1 1AA"}
    asked.send({**forged, "address-uprn": CHOSEN["uprn"], "address-line_1": "Forged"})
    assert asked.step == "address"
    assert "Choose your address from the list again" in asked.soup.get_text()
    assert kept() is None


def test_going_back_shows_the_address_and_continue_keeps_it(asked: Walker) -> None:
    choose(asked)
    asked.go(asked.at.replace("/contact/", "/address/"))
    assert asked.soup.select_one(".address-lookup__kept") is not None
    asked.send({"address-stage": "kept"})
    assert asked.step == "contact"
    assert kept() == CHOSEN


def test_without_the_register_the_address_is_written_by_hand(
    asked: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down() -> object:
        raise gazetteer.Unavailable

    monkeypatch.setattr(gazetteer, "adapter", down)
    asked.send({"address-stage": "find", "address-postcode": "qz11ab"})
    assert "We cannot look up addresses at the moment" in asked.soup.get_text()
    asked.send(GOOD["address"])
    assert asked.step == "contact"
