"""A form goes live when it is proved, as a version that never changes."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Target
from portal.council.publishing import NotFitToPublish
from portal.forms import registry
from portal.forms.built.as_document import forms
from portal.forms.definition import ExitStep
from portal.forms.models import Destination, FormPage, Version
from portal.ui import generation
from tests.support.factories import ContactPointFactory

from .pages import form_page, forms_page, published
from .writing import NEW_BIN, asked, end, page, part, rule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    generation.forget()


def test_a_form_goes_live_as_the_journey_that_its_blocks_make() -> None:
    made = published(form_page())

    journey = registry.get(made.journey_key)

    assert journey is not None
    assert [section.title for section in journey.sections] == ["Your bin", "About you"]
    assert [question.id for _r, _s, question in journey.questions()] == [
        "bin",
        "people",
        "name",
        "email",
    ]
    assert isinstance(journey.sections[0].steps[-1], ExitStep)
    assert (journey.outcome.about.name, journey.outcome.about.email) == ("name", "email")
    assert registry.titles()[made.journey_key] == "New bin"


def test_a_form_that_is_not_live_cannot_be_begun(client: Client) -> None:
    made = form_page()
    assert registry.get(made.journey_key) is None
    assert client.get(reverse("form_start", args=[made.journey_key])).status_code == 404


def test_a_resident_comes_from_the_page_of_a_form_to_its_first_question(client: Client) -> None:
    made = published(form_page())
    answer = client.get(made.get_url(), follow=True)
    assert answer.status_code == 200
    assert "Which bin do you need?" in answer.content.decode()


def test_a_form_with_a_dead_end_does_not_go_live_and_says_where() -> None:
    nobody = [part("Your bin", *NEW_BIN[0]["value"]["steps"], end("For all"))]
    with pytest.raises(NotFitToPublish) as refused:
        published(form_page(nobody))
    assert any("Nobody can get to the end" in each for each in refused.value.problems)
    assert Version.objects.filter(journey_key="new-bin").count() == 0


def test_a_rule_on_a_question_that_is_gone_is_refused_by_name() -> None:
    lost = deepcopy(NEW_BIN)
    lost[0]["value"]["steps"][1]["value"]["when"] = [rule("colour", "is", "Green")]
    with pytest.raises(NotFitToPublish) as refused:
        published(form_page(lost))
    assert any("There is no question ‘colour’" in each for each in refused.value.problems)


def test_who_gets_it_and_by_when_we_reply_go_live_with_the_form() -> None:
    team = ContactPointFactory(name="Waste")
    made = published(form_page(team=team, reply_length=3))

    assert Destination.objects.get(journey_key=made.journey_key).team == team
    assert str(Target.objects.get(kind=made.journey_key).takes) == "3 working days"


def test_its_version_stays_whatever_the_page_becomes() -> None:
    made = published(form_page())
    first = made.version
    made.sections = [part("Your bin", page(asked("text", "Which bin?", short="Bin")))]
    made.save_revision(clean=False)
    generation.forget()
    kept = registry.get(made.journey_key)
    assert kept is not None
    assert len(kept.sections) == 2

    published(made)
    generation.forget()
    now = registry.get(made.journey_key)
    assert now is not None
    assert len(now.sections) == 1
    assert FormPage.objects.get(pk=made.pk).version.number == 2
    first.refresh_from_db()
    assert first.closes_at is not None


def test_an_older_revision_goes_live_again_as_the_version_that_it_was() -> None:
    made = published(form_page())
    older, first = made.latest_revision, made.version
    made.sections = [part("Your bin", page(asked("text", "Which bin?", short="Bin")))]
    published(made)

    older.as_object().save_revision(clean=False).publish()

    made.refresh_from_db()
    assert made.version == first
    first.refresh_from_db()
    assert first.closes_at is None


def test_a_copy_is_a_form_of_its_own() -> None:
    made = published(form_page())
    copy = made.copy(update_attrs={"title": "Other", "slug": "other"}, keep_live=False)
    assert copy.journey_key != made.journey_key
    assert copy.version is None
    copy.get_latest_revision_as_object().save_revision(clean=False).publish()
    assert set(registry.titles()) >= {made.journey_key, copy.journey_key}


def test_a_form_that_is_taken_down_can_be_begun_no_more(client: Client) -> None:
    made = published(form_page())
    made.unpublish()
    generation.forget()
    assert registry.get(made.journey_key) is None


def test_a_form_never_takes_the_key_of_one_in_code() -> None:
    taken = next(iter(registry.written())).key
    assert form_page(title=taken).journey_key != taken


def test_what_goes_live_is_the_revision_whoever_holds_an_older_page() -> None:
    made = published(form_page())
    held = FormPage.objects.get(pk=made.pk)
    made.sections = [part("Your bin", page(asked("text", "Which bin?", short="Bin")))]
    revision = made.save_revision(clean=False)
    held.publish(revision)
    live = registry.get(made.journey_key)
    assert live is not None
    assert len(live.sections) == 1


def test_a_form_for_a_day_to_come_is_not_live_yet() -> None:
    made = form_page(go_live_at=timezone.now() + timedelta(days=1))
    made.save_revision(clean=False).publish()
    made.refresh_from_db()
    assert made.version is None
    assert registry.get(made.journey_key) is None


def test_the_list_of_forms_names_what_is_live_and_can_be_had_in_other_formats(
    client: Client,
) -> None:
    made = published(form_page())
    form_page(title="Not yet")
    listed = client.get(forms_page().get_url()).content.decode()
    assert reverse("form_start", args=[made.journey_key]) in listed
    assert "Not yet" not in listed
    [section] = forms(forms_page())
    assert "New bin" in str(section.blocks)


def test_no_revision_brings_another_key_with_it() -> None:
    made = published(form_page())
    brought = made.with_content_json({**made.serializable_data(), "journey_key": "other"})
    assert (brought.journey_key, brought.version_id) == (made.journey_key, made.version_id)
