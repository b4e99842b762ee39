"""Case managers look after the rules; nobody else sees them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.repairs.law.groups import RULES
from portal.repairs.law.table import right_days
from portal.repairs.models import HazardPhase, Limit, Right
from portal.repairs.words import Defect
from tests.support.people import sign_in

from .the_law import FIRST_DAY

pytestmark = pytest.mark.usefixtures("law")

FAN = {
    "defect": "fan",
    "promise": "We must mend it",
    "length": "5",
    "calendar": "england",
    "season_from": "",
    "season_to": "",
    "valid_from": "2026-01-01",
    "valid_to": "",
    "source": "A law of 2026",
    "evidence": "read",
}


def address(model: str, action: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_repairs_{model}:{action}", args=args)


@pytest.fixture
def manager(db: None) -> Client:
    return sign_in("Case managers")


@pytest.mark.parametrize("model", RULES)
def test_a_manager_sees_each_list_and_can_add_to_it(manager: Client, model: str) -> None:
    listed = manager.get(address(model, "list"))
    assert listed.status_code == 200
    assert manager.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("group", ["Advisers", "Authors", "Auditors"])
def test_others_do_not_get_in(law: None, group: str) -> None:
    client = sign_in(group)
    for model in RULES:
        assert client.get(address(model, "list")).status_code == 302


def test_a_new_row_counts_from_its_day(
    manager: Client, django_capture_on_commit_callbacks: object
) -> None:
    old = Right.objects.get(defect=Defect.FAN)
    old.valid_to = "2025-12-31"
    old.save()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert manager.post(address("right", "add"), FAN).status_code == 302
    assert right_days(FIRST_DAY)[Defect.FAN] == 7
    assert right_days(FIRST_DAY.replace(year=2026))[Defect.FAN] == 5


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"season_from": "13-01", "season_to": "04-30"}, "two figures each"),
        ({"season_from": "11-01"}, "A season needs its first and its last day."),
        ({"valid_to": "2025-01-01"}, "The last day must not be before the first."),
        ({"valid_from": ""}, "There is a row for this from the same day already."),
        ({"source": ""}, "This field is required."),
    ],
)
def test_what_makes_no_rule_is_said_in_words(
    manager: Client, wrong: dict[str, str], words: str
) -> None:
    answer = manager.post(address("right", "add"), {**FAN, **wrong})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Right.objects.filter(defect=Defect.FAN).count() == 1


def test_the_day_of_a_phase_is_written_down_once_it_is_known(manager: Client) -> None:
    phase = HazardPhase.objects.get(hazard="falls", track="significant")
    form = {
        "hazard": "falls",
        "track": "significant",
        "counts_from": "2026-10-01",
        "expected": "",
        "source": "A commencement order",
        "evidence": "read",
    }
    assert manager.post(address("hazardphase", "edit", phase.pk), form).status_code == 302
    phase.refresh_from_db()
    assert str(phase.counts_from) == "2026-10-01"


def test_the_list_says_how_well_each_rule_is_known(manager: Client) -> None:
    page = manager.get(address("limit", "list")).content.decode()
    assert "Read about, not in the law itself" in page
    assert "Not sure: to be checked" in page
    assert str(Limit.objects.first()) in page
