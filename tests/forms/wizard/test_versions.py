"""A form that changes while people fill it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.forms import registry, versions
from portal.forms.definition import Journey, Kind, Question, QuestionStep, Section
from portal.forms.kept import Kept
from portal.forms.models import Draft, Submission, Version
from tests.support.journeys import SHORT
from tests.support.walking import Walker

GOOD = {"words": {"words": "A bench is broken"}, "contact": {"email": "a@example.com"}}


def with_a_place() -> Journey:
    """The short form, asking one thing more and naming another thing otherwise."""
    (section,) = SHORT.sections
    words, contact = section.steps
    assert isinstance(words, QuestionStep)
    renamed = replace(words.questions[0], label="What do you want to tell us?")
    place = QuestionStep("place", (Question("place", Kind.TEXT, "Where is it?"),))
    steps = (replace(words, questions=(renamed,)), place, contact)
    return replace(SHORT, sections=(Section(section.id, section.title, steps),))


def publish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_journeys", {"short": with_a_place()})
    versions.current(with_a_place())


def close_the_first() -> None:
    first = Version.objects.get(journey_key="short", number=1)
    first.closes_at = timezone.now() - timedelta(minutes=1)
    first.save(update_fields={"closes_at"})


def test_a_draft_finishes_on_the_version_that_it_began(
    short: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    short.send(GOOD["words"])
    publish(monkeypatch)
    short.go(f"/forms/short/{short.key}/").fill(GOOD).send()
    assert Submission.objects.get().version.number == 1
    assert "place" not in Submission.objects.get().answers


def test_whoever_has_begun_is_told_until_when_it_is_taken_as_it_is(
    short: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    short.send(GOOD["words"])
    words = "You can send yours as it is until"
    assert words not in short.soup.get_text()
    publish(monkeypatch)
    short.go(f"/forms/short/{short.key}/words/")
    closes = timezone.localtime(Version.objects.get(journey_key="short", number=1).closes_at)
    assert f"{words} {closes:%A} {closes.day} {closes:%B %Y}" in short.soup.get_text()


def test_a_new_version_gives_the_one_before_a_closing_time(
    short: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    short.send(GOOD["words"])
    publish(monkeypatch)
    closes = Version.objects.get(journey_key="short", number=1).closes_at
    days = SHORT.retention.draft_days
    assert abs(closes - timezone.now() - timedelta(days=days)) < timedelta(minutes=5)
    assert Version.objects.get(journey_key="short", number=2).closes_at is None


def test_after_it_closes_the_person_is_told_and_goes_to_the_first_gap(
    short: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    short.fill(GOOD)
    publish(monkeypatch)
    close_the_first()
    short.go(short.at)
    text = short.soup.get_text()
    assert "This form has changed" in text
    assert "There is a new question: “Where is it?”" in text
    assert "now says “What do you want to tell us?”" in text
    short.go(short.soup.find("a", string="Carry on")["href"])
    assert short.step == "place"
    short.send({"place": "By the pond"}).fill(GOOD)
    assert "A bench is broken" in short.soup.get_text()
    short.send()
    sent = Submission.objects.get()
    assert sent.version.number == 2
    assert sent.answers == {**GOOD["words"], "place": "By the pond", **GOOD["contact"]}


def test_what_is_typed_as_it_closes_is_kept(short: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    short.send(GOOD["words"]).go(f"/forms/short/{short.key}/words/")
    publish(monkeypatch)
    close_the_first()
    short.send({"words": "Two benches are broken"})
    assert "This form has changed" in short.soup.get_text()
    assert Draft.objects.get().answers["words"] == "Two benches are broken"


def test_nothing_is_sent_on_a_version_that_has_closed(
    short: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    short.fill(GOOD)
    publish(monkeypatch)
    close_the_first()
    short.send()
    assert "This form has changed" in short.soup.get_text()
    assert not Submission.objects.exists()


def test_freezing_the_same_form_twice_is_one_version(db: None) -> None:
    assert versions.current(SHORT).pk == versions.current(SHORT).pk
    assert Version.objects.filter(journey_key="short").count() == 1


def test_a_version_gives_its_journey_back(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    version = versions.current(SHORT)
    monkeypatch.setattr(versions, "_thawed", Kept(versions.ROOM))
    assert versions.journey_of(version) == SHORT
