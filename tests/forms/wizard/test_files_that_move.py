"""Files that are taken off, added or left behind after their page was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portal.forms import registry, uploads
from portal.forms.definition import (
    About,
    Journey,
    Kind,
    Outcome,
    Question,
    QuestionStep,
    Repeat,
    Section,
)
from portal.forms.models import Draft, Submission
from portal.forms.models.upload import Upload
from portal.forms.route import route
from portal.forms.wizard.storage import Full, as_item, put_once
from tests.support.factories import ContactPointFactory
from tests.support.journeys import PRIVACY
from tests.support.walking import Walker

from .test_files import photo


def asks_for(id_: str, label: str, **more: Any) -> QuestionStep:
    question = Question(id_, Kind.FILE, label, extensions=("png",), max_files=1, **more)
    return QuestionStep(id_, (question,))


SHOWN = Journey(
    key="shown",
    title="Show us",
    privacy=PRIVACY,
    sections=(
        Section(
            "all",
            "All of it",
            (
                asks_for("proof", "Proof of who you are"),
                Repeat(
                    "things",
                    "Did anything break?",
                    one="thing",
                    many="things",
                    most=2,
                    steps=(
                        asks_for("picture", "A picture of it"),
                        QuestionStep("what", (Question("what", Kind.TEXT, "What is it?"),)),
                    ),
                ),
                QuestionStep(
                    "contact",
                    (Question("email", Kind.EMAIL, "Your email address", autocomplete="email"),),
                ),
            ),
        ),
    ),
    outcome=Outcome(about=About(email="email")),
)


@pytest.fixture
def shown(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Walker:
    """Somebody who has added the proof and is asked for broken things."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    monkeypatch.setattr(registry, "_journeys", {SHOWN.key: SHOWN})
    ContactPointFactory()
    return Walker("shown").start().send({"proof": photo("proof.png")})


def to_the_end(walker: Walker) -> Walker:
    walker.send({"another": "no"}).send({"email": "a@example.com"})
    assert walker.step == "check-answers"
    return walker


def add(walker: Walker, name: str) -> Walker:
    walker.send({"another": "yes"}).send({"picture": photo(name)})
    return walker.send({"what": name})


def proofs(walker: Walker) -> list[Upload]:
    return [each for each in uploads.of(walker.key) if each.question_id == "proof"]


def at(walker: Walker, step: str) -> Walker:
    return walker.go(f"/forms/shown/{walker.key}/{step}/?change=1")


def test_a_form_is_not_sent_without_a_file_that_was_taken_off_again(shown: Walker) -> None:
    to_the_end(shown)
    [proof] = proofs(shown)
    at(shown, "proof").send({"remove-upload": proof.public_id})
    shown.go(f"/forms/shown/{shown.key}/check-answers/")
    assert shown.step == "proof"
    shown.post(f"/forms/shown/{shown.key}/check-answers/", {})
    assert shown.step == "proof"
    assert not Submission.objects.exists()


def test_a_file_that_has_gone_since_is_asked_for_again(shown: Walker) -> None:
    """However it went, and whatever the answers still say."""
    to_the_end(shown)
    uploads.drop_all(shown.key)
    shown.send()
    assert shown.step == "proof"
    assert shown.soup.select_one(".govuk-error-summary") is not None
    assert not Submission.objects.exists()


def test_a_file_that_was_exchanged_is_sent_by_whatever_link_its_page_was_left(
    shown: Walker,
) -> None:
    to_the_end(shown)
    [proof] = proofs(shown)
    at(shown, "proof").send({"remove-upload": proof.public_id})
    shown.send({"proof": photo("newer.png"), "upload": "1"})
    at(shown, "check-answers").send()
    [kept] = Submission.objects.get().answers["proof"]
    assert kept["name"] == "newer.png"


def test_each_thing_on_a_list_has_its_own_files(shown: Walker) -> None:
    add(shown, "one.png")
    shown.send({"another": "yes"})
    assert "one.png" not in shown.soup.get_text()
    shown.send({"picture": photo("two.png")}).send({"what": "two.png"})
    items = Draft.objects.get().answers["things"]["items"]
    for item in items:
        page = at(shown, f"things/{item['key']}/picture").soup.get_text()
        assert [name for name in ("one.png", "two.png") if name in page] == [
            item["answers"]["what"]
        ]
        shown.send()  # and it is not asked for again
    assert [item["answers"]["picture"][0]["name"] for item in items] == ["one.png", "two.png"]


def test_the_files_of_a_thing_go_with_it(shown: Walker) -> None:
    add(shown, "one.png")
    [item] = Draft.objects.get().answers["things"]["items"]
    at(shown, f"things/{item['key']}/remove").send()
    assert [each.name for each in uploads.of(shown.key)] == ["proof.png"]


def test_what_no_answer_names_is_not_kept_when_the_form_is_sent(shown: Walker) -> None:
    shown.send({"another": "yes"}).send({"picture": photo("left.png"), "upload": "1"})
    at(shown, "things")
    to_the_end(shown).send()
    assert [each.name for each in uploads.of(shown.key)] == ["proof.png"]


def test_a_list_that_another_tab_fills_meanwhile_takes_no_more(shown: Walker) -> None:
    """Both were let in while there was room; the second is only stopped when it saves."""
    thing = {"key": "bbbbbbbb", "answers": {}}
    [new] = route(SHOWN, Draft.objects.get().answers | {"things": {"items": []}}).openings
    with pytest.raises(Full):
        put_once({"things": {"items": [thing, thing]}}, as_item(new, "cccccccc"), {"what": "x"})
