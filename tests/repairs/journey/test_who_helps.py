"""Who else helps is what editors write, and there is always a way."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from portal.forms.definition import ExitStep, Journey, Way
from portal.repairs.journey import source
from portal.repairs.journey.helping import HOME
from portal.repairs.models import WhoHelps, Whom
from portal.ui import generation
from tests.support.factories import ContactPointFactory
from tests.support.repairs import version_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published() -> None:
    generation.forget()
    version_of()


def journey() -> Journey:
    generation.forget()
    found = source.make()
    assert found is not None
    return found


def exit_of(id_: str) -> ExitStep:
    step = next(step for _section, step in journey().steps() if step.id == id_)
    assert isinstance(step, ExitStep)
    return step


@pytest.mark.parametrize("id_", ["not-ours-private", "not-ours-own", "inside-a-lease"])
def test_with_nothing_written_there_is_still_a_way(id_: str) -> None:
    assert exit_of(id_).ways == (HOME,)


def test_what_is_written_is_said_and_every_way_is_given() -> None:
    team = ContactPointFactory(name="Private renting", phone="01632 960208")
    page = Site.objects.get(is_default_site=True).root_page
    WhoHelps.objects.create(
        whom=Whom.PRIVATE,
        words="Write to them.\n\nKeep a copy.",
        contact=team,
        page=page,
        link="https://example.org/renting",
        link_words="Advice on renting",
    )
    step = exit_of("not-ours-private")
    assert step.body[-2:] == ("Write to them.", "Keep a copy.")
    assert step.ways == (
        Way("Private renting", phone="01632 960208"),
        Way(page.title, href=page.get_url()),
        Way("Advice on renting", href="https://example.org/renting"),
    )
    assert exit_of("not-ours-own").ways == (HOME,)


def test_a_page_that_is_taken_down_is_no_way() -> None:
    page = Site.objects.get(is_default_site=True).root_page
    WhoHelps.objects.create(whom=Whom.OWN, page=page)
    assert exit_of("not-ours-own").ways != (HOME,)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert exit_of("not-ours-own").ways == (HOME,)


def test_other_words_make_another_journey_and_the_same_ones_do_not() -> None:
    first = journey()
    assert journey() is first
    WhoHelps.objects.create(whom=Whom.OWN, link="https://example.org/", link_words="Advice")
    assert journey() != first


def test_whoever_is_told_of_nobody_is_refused() -> None:
    with pytest.raises(ValidationError, match="Choose a team"):
        WhoHelps(whom=Whom.OWN, words="Good luck.").full_clean()
    with pytest.raises(ValidationError, match="its address and its words"):
        WhoHelps(whom=Whom.OWN, link="https://example.org/").full_clean()
