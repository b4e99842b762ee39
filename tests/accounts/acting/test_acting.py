"""For whom a request acts: within its scope, in sight, and not a moment too long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from portal.accounts.acting import (
    DETAILS,
    SEE,
    SEND,
    acting_of,
    may,
    register_scope,
    session,
    subject_of,
)
from portal.accounts.acting.found import find, under
from portal.accounts.models import AuditEntry, Authority, Person, Role, User
from tests.support.acting import (
    act_for,
    authority_between,
    inside,
    member_of,
    organisation_of,
    request_of,
    resident,
)

pytestmark = pytest.mark.django_db
CHOOSE = "/account/acting/"


def banner(client: Client, address: str = CHOOSE) -> str:
    """The words of the strip that says for whom one acts; empty if there is none."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    strip = page.select_one("section[aria-label='Who you act for']")
    return " ".join(strip.text.split()) if strip else ""


def acting_request(user: User, authority: Authority) -> HttpRequest:
    request = request_of(user)
    session.remember(request, under(authority))
    return request


def test_everybody_acts_for_themselves_at_first(theirs: Client, authority: Authority) -> None:
    assert banner(theirs) == ""


def test_whom_one_acts_for_is_said_on_every_page_with_a_way_to_stop(
    theirs: Client, authority: Authority
) -> None:
    act_for(theirs, authority)
    for address in (CHOOSE, "/account/", "/", "/track/"):
        assert "You are acting for Ash Asks until" in banner(theirs, address)
    theirs.post("/account/acting/stop/")
    assert banner(theirs, "/") == ""


def test_the_session_gets_a_new_key_when_it_may_do_more(
    theirs: Client, authority: Authority
) -> None:
    before = theirs.session.session_key
    act_for(theirs, authority)
    assert theirs.session.session_key != before


def test_an_authority_ended_meanwhile_is_dropped_at_the_next_page_and_said_once(
    theirs: Client, authority: Authority
) -> None:
    act_for(theirs, authority)
    Authority.objects.update(ended_at=timezone.now())
    assert "You act for yourself again" in banner(theirs, "/track/")
    assert session.KEY not in theirs.session
    assert banner(theirs, "/track/") == ""


def test_an_authority_ends_by_itself(theirs: Client, authority: Authority) -> None:
    act_for(theirs, authority)
    now = timezone.now()
    Authority.objects.update(from_at=now - timedelta(days=2), until_at=now - timedelta(seconds=1))
    assert "You are acting" not in banner(theirs)
    assert session.KEY not in theirs.session


def test_what_is_sent_for_another_after_the_end_is_not_taken_as_ones_own(
    theirs: Client, helper: User, authority: Authority
) -> None:
    act_for(theirs, authority)
    Authority.objects.update(ended_at=timezone.now())
    answer = theirs.post("/account/you/", {"guises": ["tenant"]})
    assert (answer.status_code, answer["Location"]) == (303, CHOOSE)
    assert Person.objects.get(user=helper).guises == []
    assert "You act for yourself again" in banner(theirs)


def test_a_closed_organisation_is_dropped(theirs: Client, helper: User) -> None:
    organisation = organisation_of(helper)
    act_for(theirs, organisation)
    assert "acting for The Corner Shop." in banner(theirs)
    organisation.closed_at = timezone.now()
    organisation.save()
    assert "You act for yourself again" in banner(theirs)


def test_a_member_who_was_removed_acts_no_longer(theirs: Client, owner: User, helper: User) -> None:
    organisation = organisation_of(owner)
    member = member_of(organisation, helper)
    act_for(theirs, organisation)
    member.delete()
    assert "You act for yourself again" in banner(theirs)


@pytest.mark.parametrize("change", ["holder", "taken_up_at"])
def test_nobody_acts_under_what_is_not_theirs(
    theirs: Client, authority: Authority, change: str
) -> None:
    Authority.objects.update(**{change: None})
    answer = theirs.post("/account/acting/start/", {"key": f"authority:{authority.public_id}"})
    assert answer.status_code == 404
    assert session.KEY not in theirs.session


@pytest.mark.parametrize("key", ["", "authority:", "organisation:x", "person:1", "authority:x:y"])
def test_a_made_up_key_names_nobody(theirs: Client, helper: User, key: str) -> None:
    assert find(helper, key) is None
    assert theirs.post("/account/acting/start/", {"key": key}).status_code == 404


def test_another_persons_key_in_ones_session_opens_nothing(
    own: Client, authority: Authority
) -> None:
    kept = own.session
    kept[session.KEY] = f"authority:{authority.public_id}"
    kept.save()
    assert "You are acting" not in banner(own)
    assert session.KEY not in own.session


def test_nobody_starts_by_following_a_link(theirs: Client, authority: Authority) -> None:
    address = f"/account/acting/start/?key=authority:{authority.public_id}"
    assert theirs.get(address).status_code == 405


def test_starting_and_stopping_need_the_token_of_our_own_pages(
    helper: User, authority: Authority
) -> None:
    strict = inside(helper)
    strict.handler.enforce_csrf_checks = True
    for address in ("/account/acting/start/", "/account/acting/stop/"):
        key = {"key": f"authority:{authority.public_id}"}
        assert strict.post(address, key).status_code == 403


def test_whoever_is_not_signed_in_is_led_to_the_door() -> None:
    answer = Client().get(CHOOSE)
    assert answer.status_code == 303
    assert answer["Location"] == "/account/sign-in/?next=%2Faccount%2Facting%2F"


def test_only_what_is_within_the_scope_may_be_done(helper: User, authority: Authority) -> None:
    request = acting_request(helper, authority)
    assert may(request, SEE)
    assert not may(request, SEND)
    assert not may(request, DETAILS)
    assert not may(request, "nobody.knows")


def test_an_authority_for_nothing_allows_nothing(helper: User, authority: Authority) -> None:
    authority.scope = []
    request = acting_request(helper, authority)
    assert not any(may(request, code) for code in (SEE, SEND, DETAILS))


def test_one_may_do_everything_for_oneself_and_nothing_unless_signed_in(helper: User) -> None:
    assert may(request_of(helper), SEND)
    stranger = request_of(helper)
    stranger.user = AnonymousUser()
    assert not may(stranger, SEE)
    with pytest.raises(PermissionError):
        subject_of(stranger)


def test_the_subject_is_whoever_one_acts_for(
    helper: User, person: Person, authority: Authority
) -> None:
    assert subject_of(request_of(helper)) == helper.person
    request = acting_request(helper, authority)
    assert subject_of(request) == person
    acting = acting_of(request)
    assert acting is not None
    assert acting.until == authority.until_at
    assert acting.can == ("see what was sent to us, and what we wrote back",)


@pytest.mark.parametrize(
    ("role", "can_send"), [(Role.OWNER, True), (Role.BILLING, False), (Role.VIEWER, False)]
)
def test_a_role_says_what_a_member_may_do(
    helper: User, owner: User, role: str, can_send: bool
) -> None:
    organisation = organisation_of(owner)
    member_of(organisation, helper, role)
    acting = find(helper, f"organisation:{organisation.public_id}")
    assert acting is not None
    assert SEE in acting.scope
    assert (SEND in acting.scope) is can_send
    assert acting.until is None


def test_two_rooms_cannot_mean_different_things_by_one_code() -> None:
    register_scope(SEND, "send us forms and messages, and answer our questions", order=20)
    with pytest.raises(ValueError, match=SEND):
        register_scope(SEND, "something else")


def test_a_scope_that_is_no_more_allows_nothing(helper: User, authority: Authority) -> None:
    authority.scope = ["requests.see", "gone.away", 7]
    assert under(authority).scope == {SEE}


def test_acting_is_in_the_log_with_who_and_for_whom(
    theirs: Client, helper: User, person: Person, authority: Authority
) -> None:
    act_for(theirs, authority)
    entry = AuditEntry.objects.get(action="authority.used")
    assert (entry.who, entry.about) == (helper.pk, person.public_id)
    assert entry.acting_under_id == authority.pk


def test_acting_as_a_member_is_in_the_log(theirs: Client, helper: User) -> None:
    organisation = organisation_of(helper)
    act_for(theirs, organisation)
    entry = AuditEntry.objects.get(action="membership.used")
    assert entry.subject == f"organisation:{organisation.public_id}"


def test_the_page_lists_everybody_one_may_act_for(
    theirs: Client, helper: User, authority: Authority
) -> None:
    organisation_of(helper)
    other = resident("other@example.org", "Oli Other")
    authority_between(other.person, resident("third@example.org"))
    page = theirs.get(CHOOSE).content.decode()
    assert "Ash Asks" in page
    assert "The Corner Shop" in page
    assert "Oli Other" not in page


def test_the_page_is_nobodys_to_keep_and_costs_little(
    theirs: Client, helper: User, authority: Authority, django_assert_max_num_queries: object
) -> None:
    theirs.get(CHOOSE)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        answer = theirs.get(CHOOSE)
    assert answer["Cache-Control"] == "private, no-store"


def test_the_account_leads_here_and_says_who_asks(theirs: Client, authority: Authority) -> None:
    page = BeautifulSoup(theirs.get("/account/").content, "html.parser")
    panel = page.select_one("section[aria-labelledby=panel-organisations]")
    assert panel is not None
    assert "You can act for Ash Asks." in panel.text
    assert "Somebody asks you" not in panel.text
    Authority.objects.update(taken_up_at=None, holder=None)
    assert "Somebody asks you to act for them." in theirs.get("/account/").content.decode()


def test_the_accounts_page_is_headed_with_whom_it_is_about(
    theirs: Client, authority: Authority
) -> None:
    act_for(theirs, authority)
    page = BeautifulSoup(theirs.get("/account/").content, "html.parser")
    assert page.select_one("h1").text == "Ash Asks"  # type: ignore[union-attr]
