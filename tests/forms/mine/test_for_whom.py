"""A tab that was opened for one person and comes back for another: not taken, and not lost."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.accounts.acting import DETAILS, SEE, SEND, session
from portal.accounts.models import AuditEntry, Authority, User
from portal.cases.models import Case, Holding
from portal.forms.models import Draft
from tests.support.acting import act_for, authority_between, inside, resident
from tests.support.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
TYPED = {"words": "A gate that squeaks"}
STOP = "/account/acting/stop/"


@pytest.fixture
def helper() -> User:
    return resident("helps@example.org", name="Hal Helps")


@pytest.fixture
def authority(helper: User) -> Authority:
    asks = resident("asks@example.org", name="Ash Asks").person
    return authority_between(asks, helper, scope=[SEE, SEND, DETAILS])


@pytest.fixture
def other(helper: User) -> Authority:
    person = resident("other@example.org", name="Oli Other").person
    return authority_between(person, helper, scope=[SEE, SEND])


@pytest.fixture
def browser(helper: User) -> Client:
    return inside(helper)


@pytest.fixture
def walker(browser: Client, authority: Authority) -> Walker:
    """A tab on the first page of a form for Ash."""
    act_for(browser, authority)
    return Walker("short", browser).start()


def words(walker: Walker) -> str:
    return " ".join(walker.soup.main.get_text(" ", strip=True).split())


def waiting(walker: Walker) -> dict[str, str]:
    """What the page that was shown instead sends when its button is pressed."""
    form = walker.soup.select_one("main form:has(button[name=form-act-so-again])")
    assert form is not None
    found = {str(box["name"]): str(box["value"]) for box in form.select("input, button")}
    found.pop("csrfmiddlewaretoken", None)
    return found


def to_the_check(walker: Walker) -> Walker:
    walker.send(TYPED)
    return walker.fill({"contact": {"email": "tenant@example.com"}})


def test_every_page_with_a_button_carries_for_whom_it_is(
    walker: Walker, authority: Authority
) -> None:
    key = f"authority:{authority.public_id}"
    assert walker.hidden()["form-for"] == key
    assert to_the_check(walker).hidden()["form-for"] == key


def test_after_stopping_nothing_is_taken_as_ones_own(walker: Walker) -> None:
    walker.client.post(STOP)
    walker.send(TYPED)
    assert walker.page is not None
    assert walker.page.status_code == 409
    assert walker.page.headers["Cache-Control"] == "private, no-store"
    assert "You opened this page for Ash Asks" in words(walker)
    assert "You are acting for yourself now" in words(walker)
    assert not Draft.objects.exists()


def test_what_was_typed_can_be_read_there(walker: Walker) -> None:
    walker.client.post(STOP)
    walker.send(TYPED)
    assert TYPED["words"] in words(walker)


def test_one_button_acts_for_them_again_and_takes_what_was_typed(
    walker: Walker, authority: Authority
) -> None:
    walker.client.post(STOP)
    walker.send(TYPED)
    walker.post(walker.at, waiting(walker))
    assert walker.step == "contact"
    assert Draft.objects.get().answers["words"] == TYPED["words"]
    assert walker.client.session[session.KEY] == f"authority:{authority.public_id}"
    assert AuditEntry.objects.filter(action="authority.used").count() == 2


def test_starting_to_act_for_another_takes_nothing_in_their_name(
    walker: Walker, other: Authority
) -> None:
    act_for(walker.client, other)
    walker.send(TYPED)
    assert "You are acting for Oli Other now" in words(walker)
    assert not Draft.objects.exists()
    walker.post(walker.at, waiting(walker))
    assert walker.step == "contact"


def test_a_form_is_not_sent_in_another_name_than_was_shown(
    walker: Walker, authority: Authority, other: Authority
) -> None:
    to_the_check(walker)
    act_for(walker.client, other)
    walker.send()
    assert not Case.objects.exists()
    walker.post(walker.at, waiting(walker))
    assert Holding.objects.get(case=Case.objects.get()).person == authority.person


def test_a_tab_of_ones_own_sends_nothing_for_another(
    browser: Client, helper: User, authority: Authority
) -> None:
    own = Walker("short", browser)
    browser.post("/account/share/", {"share": "no"})
    own.start()
    own = to_the_check(own)
    act_for(browser, authority)
    own.send()
    assert "You opened this page for yourself" in words(own)
    assert not Case.objects.exists()
    own.post(own.at, waiting(own))
    assert Holding.objects.get(case=Case.objects.get()).person == helper.person
    assert session.KEY not in browser.session


def test_after_it_has_ended_it_is_not_taken_but_can_be_copied(
    walker: Walker, authority: Authority
) -> None:
    Authority.objects.update(ended_at=timezone.now())
    page, at = walker.hidden(), walker.at
    for _ in range(2):  # the first post after the end, and a later one of another tab
        walker.post(at, page | TYPED)
        assert walker.page is not None
        assert walker.page.status_code == 409
        assert "You can no longer act for them" in words(walker)
        assert TYPED["words"] in words(walker)
        assert walker.soup.select_one("[name=form-act-so-again]") is None
    assert not Draft.objects.exists()


def test_the_button_gives_nobody_leave_who_has_none(walker: Walker, authority: Authority) -> None:
    walker.client.post(STOP)
    walker.send(TYPED)
    sent = waiting(walker)
    Authority.objects.update(ended_at=timezone.now())
    walker.post(walker.at, sent)
    assert walker.page is not None
    assert walker.page.status_code == 409
    assert session.KEY not in walker.client.session
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "key", ["authority:xxxx", "organisation:x", "person:1", "", "authority:\0"]
)
def test_a_made_up_name_shows_nobody_and_opens_nothing(walker: Walker, key: str) -> None:
    walker.client.post(STOP)
    walker.send(TYPED | {"form-for": key, "form-act-so-again": "1"})
    assert walker.page is not None
    assert walker.page.status_code == 409
    assert "Ash" not in words(walker)
    assert session.KEY not in walker.client.session


def test_somebody_signed_out_meanwhile_is_told_so(walker: Walker) -> None:
    walker.client.logout()
    walker.send(TYPED)
    assert "You are signed out" in words(walker)
    assert TYPED["words"] in words(walker)
    assert "Ash" not in words(walker)


def test_who_opens_a_form_begun_for_another_is_told_for_whom_and_can_act_so(
    walker: Walker, authority: Authority
) -> None:
    walker.send(TYPED)
    at = walker.at
    walker.client.post(STOP)
    walker.go(at)
    assert walker.page is not None
    assert walker.page.status_code == 404
    assert "You began it for Ash Asks" in words(walker)
    box = walker.soup.select_one("form[action='/account/acting/start/'] input[name=key]")
    assert box is not None
    walker.client.post("/account/acting/start/", {"key": box["value"]})
    assert walker.client.get(at).status_code == 200


def test_others_are_not_told_for_whom_it_was_begun(walker: Walker, other: Authority) -> None:
    walker.send(TYPED)
    stranger = Walker("short", inside(resident("stranger@example.org")))
    stranger.go(walker.at)
    assert "Ash" not in words(stranger)
    assert "You began it" not in words(stranger)


def test_what_this_browser_began_is_not_opened_while_acting_for_another(
    helper: User, authority: Authority
) -> None:
    client = Client()
    at = Walker("short", client).start().send(TYPED).at
    client.force_login(helper)
    assert client.get(at).status_code == 200
    act_for(client, authority)
    page = client.get(at)
    assert page.status_code == 404
    assert "You began it for yourself" in BeautifulSoup(page.content, "html.parser").main.text
    client.post(STOP)
    assert client.get(at).status_code == 200


def test_files_have_to_be_chosen_again_and_that_is_said(walker: Walker, tmp_path: Any) -> None:
    walker.client.post(STOP)
    file = tmp_path / "letter.txt"
    file.write_text("a letter")
    with file.open() as sent:
        walker.send(TYPED | {"evidence": sent})
    assert "You have to choose your files again" in words(walker)
