"""Rules on days counted from today: they go by the day of sending, for ever."""

from __future__ import annotations

import pytest
import time_machine

from portal.forms.models import Submission
from portal.forms.rows import View, rows
from portal.forms.submissions import route_of
from portal.ui import generation
from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker

from .pages import form_page, published
from .writing import asked, page, part, rule

pytestmark = pytest.mark.django_db

BORN = page(asked("date", "When were you born?", short="Born", is_birthday=True))
WHO = page(
    asked("text", "Who looks after you?", short="Carer"),
    when=[rule("born", "years-within", "18")],
)


@pytest.fixture
def key() -> str:
    generation.forget()
    ContactPointFactory()
    return str(published(form_page([part("You", BORN, WHO)])).journey_key)


def born(key: str, year: int) -> Walker:
    given = {"born-day": "2", "born-month": "3", "born-year": str(year)}
    return Walker(key).start().send(given)


def test_a_page_is_for_those_on_one_side_of_the_day_only(key: str) -> None:
    with time_machine.travel("2027-03-01 12:00+00:00", tick=False):
        assert born(key, 2009).step == "who-looks-after-you"
    with time_machine.travel("2027-03-02 12:00+00:00", tick=False):
        assert born(key, 2009).step == "check-answers"


def test_what_was_sent_reads_the_same_when_they_are_older(key: str) -> None:
    with time_machine.travel("2027-03-01 12:00+00:00", tick=False):
        born(key, 2009).send({"carer": "An aunt"}).send()
    with time_machine.travel("2030-01-01 12:00+00:00", tick=False):
        [group] = rows(route_of(Submission.objects.get()), View.RECEIPT)
    assert [row.value for row in group.rows] == ["2 March 2009", "An aunt"]
