"""Sending once, however often the button is pressed."""

from __future__ import annotations

import time_machine

from portal.cases.changes import change_status
from portal.cases.models import Case, Status
from portal.cases.timeline import WEBSITE
from portal.forms.models import Draft, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker


def sent_page(walker: Walker) -> str:
    return f"/your-forms/everything/{walker.key}/sent/"


def test_a_double_press_is_one_submission_with_one_reference(walker: Walker) -> None:
    walker.fill(GOOD)
    check, key = walker.at, walker.key
    first = walker.client.post(check, {})
    second = walker.client.post(check, {})
    assert first.status_code == second.status_code == 303
    assert first["Location"] == f"/your-forms/everything/{key}/sent/"
    assert second["Location"].startswith(first["Location"])
    assert Submission.objects.count() == Case.objects.count() == 1


def test_going_back_after_sending_says_that_it_was_sent(walker: Walker) -> None:
    walker.fill(GOOD)
    key = walker.key
    walker.send()
    for step in ("check-answers", "name", "tenant"):
        walker.go(f"/forms/everything/{key}/{step}/")
        assert "You have already sent this" in walker.soup.get_text()
    walker.post(f"/forms/everything/{key}/name/", {"name": "Too Late"})
    assert "You have already sent this" in walker.soup.get_text()
    assert Submission.objects.get().answers["name"] == "A Tenant"


def test_the_confirmation_can_be_kept_as_a_bookmark_and_tells_nothing_of_the_answers(
    walker: Walker,
) -> None:
    walker.fill(GOOD)
    address = sent_page(walker)
    walker.send()
    elsewhere = Walker("everything").go(address)
    text = elsewhere.soup.get_text()
    assert Case.objects.get().shown_reference in text
    for answers in GOOD.values():
        for typed in answers.values():
            assert not isinstance(typed, str) or len(typed) < 6 or typed not in text


def test_a_copy_is_offered_only_where_the_form_was_filled_in(walker: Walker) -> None:
    walker.fill(GOOD)
    address = sent_page(walker)
    walker.send()
    assert walker.soup.find("a", href=lambda href: href and "/formats/receipt/" in href)
    elsewhere = Walker("everything").go(address)
    assert not elsewhere.soup.find("a", href=lambda href: href and "/formats/receipt/" in href)


def test_who_sent_it_follows_it_without_typing_anything_again(walker: Walker) -> None:
    walker.fill(GOOD)
    key = walker.key
    walker.send()
    walker.go(walker.soup.find("a", string="Follow this")["href"])
    assert walker.at == f"/track/{Case.objects.get().shown_reference}/"
    assert walker.page is not None
    assert walker.page.status_code == 200
    elsewhere = Walker("everything").go(f"/track/sent/everything/{key}/")
    assert elsewhere.at == "/track/"


def test_the_case_can_be_found_by_what_the_person_gave(walker: Walker) -> None:
    from portal.cases.lookup import cases_of

    walker.fill(GOOD).send()
    case = Case.objects.get()
    assert case.title == "You tried every question"
    assert case.kind == "everything"
    assert list(cases_of("email", "TENANT@example.com")) == [case]
    assert list(cases_of("postcode", "aa11aa")) == [case]
    assert list(cases_of("surname", "tenant")) == [case]
    assert list(cases_of("phone", "01632 960123")) == [case]


def test_an_answer_that_no_longer_passes_is_asked_again_before_anything_is_sent(
    walker: Walker,
) -> None:
    """Such as a date that was today, kept by a draft whose question has since become stricter."""
    walker.fill(GOOD)
    draft = Draft.objects.get()
    Draft.objects.filter(pk=draft.pk).update(answers={**draft.answers, "email": "no address"})
    walker.send()
    assert walker.step == "contact"
    assert walker.soup.title.get_text().startswith("Error: ")
    assert walker.soup.find("input", {"name": "email"})["value"] == "no address"
    assert not Submission.objects.exists()
    walker.send(GOOD["contact"])
    assert walker.step == "check-answers"
    walker.send()
    assert Submission.objects.count() == 1


def test_the_confirmation_promises_nothing_once_the_case_has_ended(walker: Walker) -> None:
    walker.fill(GOOD)
    address = sent_page(walker)
    walker.send()
    assert walker.soup.find("h2", string="What happens next")

    change_status(Case.objects.get(), Status.DONE, WEBSITE)

    walker.go(address)
    ended = walker.soup.find("h2", string="How it ended")
    assert ended.parent.get_text(" ", strip=True).removeprefix("How it ended").strip() == (
        "Done. Follow it to read what we wrote."
    )


def test_the_confirmation_says_where_to_answer_while_we_wait_for_the_person(
    walker: Walker,
) -> None:
    walker.fill(GOOD)
    address = sent_page(walker)
    walker.send()
    change_status(Case.objects.get(), Status.WAITING, WEBSITE)
    walker.go(address)
    then = walker.soup.find("h2", string="What happens next").parent.get_text(" ", strip=True)
    assert then.endswith("Follow it to read what we need, and to answer.")


def test_the_confirmation_says_the_time_as_people_do(walker: Walker) -> None:
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        walker.fill(GOOD)
        walker.send()
    assert "Sent on Friday 20 November at 10am" in walker.soup.select_one(".ref").get_text()
