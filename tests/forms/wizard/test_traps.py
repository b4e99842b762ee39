"""What formtools and careless forms get wrong: each is closed here, and stays closed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.forms import registry
from portal.forms.models import Draft, Grant, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker

FIRST, LAST = "tenant", "numbers"


def copy_of(walker: Walker) -> Walker:
    """Another tab of the same browser, on the same page."""
    other = Walker(walker.journey, walker.client)
    return other.go(walker.at)


def of_another_browser(walker: Walker, step: str = FIRST) -> Any:
    return Client().get(f"/forms/everything/{walker.key}/{step}/")


def test_start_and_every_page_shown_write_nothing(walker: Walker) -> None:
    walker.go(walker.at)
    assert not Draft.objects.exists()
    assert not Grant.objects.exists()


def test_a_get_never_submits(walker: Walker) -> None:
    walker.fill(GOOD)
    for flag in ("", "?submit=1", "?change=1"):
        walker.go(f"/forms/everything/{walker.key}/check-answers/{flag}")
        walker.go(f"/forms/everything/{walker.key}/done/")
    assert not Submission.objects.exists()
    assert Draft.objects.count() == 1


def test_a_later_page_cannot_be_opened_before_its_turn(walker: Walker) -> None:
    walker.go(f"/forms/everything/{walker.key}/{LAST}/")
    assert walker.step == FIRST
    walker.go(f"/forms/everything/{walker.key}/check-answers/")
    assert walker.step == FIRST


def test_a_later_page_cannot_be_sent_before_its_turn(walker: Walker) -> None:
    walker.post(f"/forms/everything/{walker.key}/name/", {"name": "Somebody"})
    assert walker.page is not None
    assert walker.page.status_code == 409
    assert "Somebody" in walker.soup.find("input", {"name": "name"})["value"]
    assert not Draft.objects.exists()


def test_check_your_answers_cannot_be_sent_before_its_turn(walker: Walker) -> None:
    walker.post(f"/forms/everything/{walker.key}/check-answers/", {})
    assert walker.step == FIRST
    assert not Submission.objects.exists()


@pytest.mark.parametrize("step", ["no-such-step", "people/x/y/z", "tenant/person", "a" * 300])
def test_an_address_that_names_no_page_is_not_found(walker: Walker, step: str) -> None:
    address = f"/forms/everything/{walker.key}/{step}/"
    assert walker.client.get(address).status_code == 404
    assert walker.client.post(address, {}).status_code == 404


def test_a_page_that_says_it_is_another_is_not_found(walker: Walker) -> None:
    posted = {**walker.hidden(), "tenant": "yes", "wizard-current_step": "rooms"}
    assert walker.client.post(walker.at, posted).status_code == 404
    assert not Draft.objects.exists()


def test_an_abandoned_branch_steers_nothing_and_is_not_sent(walker: Walker) -> None:
    walker.fill(GOOD, until="people")
    walker.go(f"/forms/everything/{walker.key}/rooms/").send({"rooms": ["bath"]})
    assert walker.step == "people"
    walker.fill(GOOD).send()
    assert "kitchen" not in Submission.objects.get().answers
    assert Submission.objects.get().answers["rooms"] == ["bath"]


def test_changing_an_answer_back_restores_what_was_typed(walker: Walker) -> None:
    walker.fill(GOOD, until="people")
    rooms = f"/forms/everything/{walker.key}/rooms/"
    walker.go(rooms).send({"rooms": ["bath"]})
    walker.go(rooms).send(GOOD["rooms"])
    assert walker.step == "kitchen"
    assert GOOD["kitchen"]["kitchen"] in walker.soup.find("textarea").get_text()


def test_two_drafts_of_one_form_in_one_browser_are_independent(walker: Walker) -> None:
    walker.fill(GOOD, until="rooms")
    other = Walker("everything", walker.client)
    other.go("/forms/everything/?afresh=1")
    other.send({"tenant": "no"})
    assert other.step == "not-ours"
    walker.go(f"/forms/everything/{walker.key}/rooms/")
    assert walker.step == "rooms"
    assert Draft.objects.count() == 2


def test_two_tabs_that_answer_different_pages_lose_nothing(walker: Walker) -> None:
    walker.fill(GOOD, until="kitchen")
    other = Walker("everything", walker.client).go(f"/forms/everything/{walker.key}/rooms/")
    walker.send(GOOD["kitchen"])
    other.send({"rooms": ["kitchen"]})
    answers = Draft.objects.get().answers
    assert answers["kitchen"] == GOOD["kitchen"]["kitchen"]
    assert answers["rooms"] == ["kitchen"]


def test_a_stale_tab_is_told_and_keeps_what_was_typed(walker: Walker) -> None:
    walker.fill(GOOD, until="kitchen")
    stale = copy_of(walker)
    walker.send({"kitchen": "The tap drips."})
    stale.send({"kitchen": "The oven smokes."})
    assert stale.page is not None
    assert stale.page.status_code == 409
    assert "You answered this in another tab" in stale.soup.get_text()
    assert "The tap drips." in stale.soup.find("dl").get_text()
    assert stale.soup.find("textarea").get_text(strip=True) == "The oven smokes."
    assert Draft.objects.get().answers["kitchen"] == "The tap drips."
    stale.send({"kitchen": "The oven smokes."})
    assert Draft.objects.get().answers["kitchen"] == "The oven smokes."


def test_going_back_and_sending_the_same_page_again_is_no_conflict(walker: Walker) -> None:
    """A browser may show the page as it was, without asking for it again."""
    kept = (walker.at, walker.hidden())
    walker.send({"tenant": "no"})
    assert walker.step == "not-ours"
    address, hidden = kept
    walker.post(address, {**hidden, "tenant": "yes"})
    assert walker.step == "before"
    assert Draft.objects.get().answers["tenant"] == "yes"


def test_a_question_that_another_tab_took_away_says_so_and_shows_what_was_typed(
    walker: Walker,
) -> None:
    walker.fill(GOOD, until="kitchen")
    stale = copy_of(walker)
    walker.go(f"/forms/everything/{walker.key}/rooms/").send({"rooms": ["bath"]})
    stale.send({"kitchen": "The oven smokes."})
    assert stale.page is not None
    assert stale.page.status_code == 409
    assert "We do not need this answer any more" in stale.soup.get_text()
    assert "The oven smokes." in stale.soup.find("textarea").get_text()
    stale.go(stale.soup.find("section", {"role": "alert"}).a["href"])
    assert stale.step == "people"


def test_change_comes_back_to_check_your_answers(walker: Walker) -> None:
    walker.fill(GOOD)
    change = walker.soup.find("a", href=re.compile(r"/name/\?change=1$"))
    walker.go(change["href"]).send({"name": "Another Name"})
    assert walker.step == "check-answers"
    assert "Another Name" in walker.soup.get_text()


def test_change_leads_to_the_first_question_that_it_opens_and_then_back(walker: Walker) -> None:
    walker.go(walker.at)
    good = {**GOOD, "rooms": {"rooms": ["bath"]}}
    walker.fill(good)
    walker.go(f"/forms/everything/{walker.key}/rooms/?change=1").send({"rooms": ["kitchen"]})
    assert walker.step == "kitchen"
    walker.send(GOOD["kitchen"])
    assert walker.step == "check-answers"


def test_what_is_typed_stays_when_something_is_wrong(walker: Walker) -> None:
    walker.fill(GOOD, until="money")
    walker.send({**GOOD["money"], "rent": "a lot"})
    assert walker.step == "money"
    assert walker.soup.title.get_text().startswith("Error: ")
    assert walker.soup.find("input", {"name": "rent"})["value"] == "a lot"
    assert walker.soup.find("input", {"name": "since-year"})["value"] == "2019"


def test_an_answer_given_is_shown_when_one_comes_back(walker: Walker) -> None:
    walker.fill(GOOD)
    walker.go(f"/forms/everything/{walker.key}/contact/")
    assert walker.soup.find("input", {"name": "email"})["value"] == GOOD["contact"]["email"]
    walker.go(f"/forms/everything/{walker.key}/address/")
    assert "1 Test Street" in str(walker.soup.form)


def test_nothing_of_the_post_is_kept_but_the_answers(walker: Walker) -> None:
    walker.send({"tenant": "yes", "is_staff": "yes", "kitchen": "not asked here"})
    assert Draft.objects.get().answers == {"tenant": "yes"}


def test_anothers_draft_looks_like_one_that_never_was(walker: Walker) -> None:
    walker.fill(GOOD, until="rooms")
    anothers = of_another_browser(walker)
    never = Client().get(f"/forms/everything/{'x' * 27}/{FIRST}/")
    assert anothers.status_code == never.status_code == 404
    assert anothers.content == never.content
    posted = Client().post(f"/forms/everything/{walker.key}/{FIRST}/", {"tenant": "no"})
    assert posted.status_code == 404
    assert Draft.objects.get().answers["tenant"] == "yes"


def test_a_key_made_up_by_somebody_begins_nothing(walker: Walker) -> None:
    address = f"/forms/everything/{'A' * 27}/{FIRST}/"
    assert walker.client.get(address).status_code == 404
    walker.client.post(address, {"tenant": "yes"})
    assert not Draft.objects.exists()


def test_one_forms_key_opens_no_other_form(walker: Walker) -> None:
    walker.fill(GOOD, until="rooms")
    assert walker.client.get(f"/forms/short/{walker.key}/words/").status_code == 404


def test_without_cookies_the_page_says_what_to_do(journeys: None, db: None) -> None:
    first = Client().get("/forms/everything/")
    answer = Client().get(first["Location"])
    assert answer.status_code == 404
    assert "does not keep cookies" in answer.content.decode()


def test_every_page_of_a_form_is_kept_by_nobody(walker: Walker) -> None:
    walker.fill(GOOD, until="rooms")
    for step in ("rooms", "check-answers", FIRST):
        answer = walker.client.get(f"/forms/everything/{walker.key}/{step}/")
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_forged_post_from_another_site_is_refused(walker: Walker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = walker.client.cookies
    assert strict.post(walker.at, {"tenant": "yes"}).status_code == 403
    assert not Draft.objects.exists()


def test_each_page_has_a_title_of_its_own(walker: Walker) -> None:
    titles = []
    while walker.step != "check-answers":
        titles.append(walker.soup.title.get_text())
        walker.send(GOOD[walker.step])
    titles.append(walker.soup.title.get_text())
    assert len(set(titles)) == len(titles)


def test_a_form_that_is_gone_from_the_site_is_not_found(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_journeys", {})
    assert walker.client.get("/forms/everything/").status_code == 404
    assert not Case.objects.exists()


def test_letters_that_a_database_cannot_hold_are_no_fault_of_ours(walker: Walker) -> None:
    """PostgreSQL refuses NUL, wherever it comes from."""
    walker.fill(GOOD, until="photos")
    for step in ("people/x%00/person", "photos%00"):
        address = f"/forms/everything/{walker.key}/{step}/"
        assert walker.client.get(address).status_code == 404
        assert walker.client.post(address, {}).status_code == 404
    removed = walker.client.post(walker.at, {"remove-upload": "nul\0"})
    assert removed.status_code == 303
