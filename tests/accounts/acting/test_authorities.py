"""Letting somebody act for oneself: given to an address, taken up once, ended by either side."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portal.accounts import audit
from portal.accounts.acting import giving, letters, session
from portal.accounts.acting.found import under
from portal.accounts.models import AuditEntry, Authority, Person, User
from portal.integration.models import Delivery
from tests.support.acting import act_for, authority_between, inside, request_of, resident

pytestmark = pytest.mark.django_db
GIVE = "/account/acting/give/"
SOON = timedelta(days=10)


def give(client: Client, **values: Any) -> HttpResponse:
    given = {"email": "helps@example.org", "scope": ["requests.see"], "days": "92"} | values
    return client.post(GIVE, given)


def given(person: Person, email: str = "helps@example.org") -> Authority:
    until = timezone.now() + SOON
    return giving.give(person, email, ["requests.see"], until, request=request_of(person.user))


def address(authority: Authority, page: str = "") -> str:
    return f"/account/acting/{authority.public_id}/{page}"


def problems(response: HttpResponse) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.select_one(".govuk-error-summary__list")
    return summary.text if summary else ""


def queued(template: str) -> int:
    return Delivery.objects.filter(template=template).count()


def test_letting_somebody_act_lasts_three_months_unless_chosen_otherwise(own: Client) -> None:
    page = BeautifulSoup(own.get(GIVE).content, "html.parser")
    assert page.select_one("input[name=days][checked]")["value"] == "92"


def test_it_is_given_for_what_was_ticked_and_until_the_end_of_a_day(
    own: Client, person: Person
) -> None:
    answer = give(own, scope=["requests.see", "details.see"], days="31")
    made = Authority.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == address(made) + "?given"
    assert made.person == person
    assert made.scope == ["details.see", "requests.see"]
    assert made.holder is None
    assert made.evidence == ""
    until = timezone.localtime(made.until_at)
    assert until.date() == timezone.localdate() + timedelta(days=31)
    assert (until.hour, until.minute) == (23, 59)


def test_somebody_of_whom_we_are_not_sure_lets_nobody_act(owner: User) -> None:
    client = inside(owner, sure=False)
    for answer in (client.get(GIVE), give(client)):
        assert answer.status_code == 303
        assert answer["Location"].startswith("/account/prove/")
    assert not Authority.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"email": ""}, "Enter their email address"),
        ({"email": "Asks@Example.org"}, "This is your own address"),
        ({"scope": []}, "Choose what they can do"),
        ({"scope": ["everything"]}, "Choose"),
        ({"days": ""}, "Choose how long for"),
        ({"days": "4000"}, "Choose"),
    ],
)
def test_what_is_missing_or_made_up_is_not_taken(
    own: Client, values: dict[str, Any], words: str
) -> None:
    answer = give(own, **values)
    assert answer.status_code == 422
    assert words in problems(answer)
    assert "<title>Error: " in answer.content.decode()
    assert not Authority.objects.exists()


def test_nothing_else_can_be_slipped_in_with_the_form(own: Client, helper: User) -> None:
    give(own, holder=helper.pk, taken_up_at="2026-01-01", until_at="2099-01-01", evidence="seen")
    made = Authority.objects.get()
    assert (made.holder, made.taken_up_at, made.evidence, made.recorded_by) == (None,) * 2 + (
        "",
        None,
    )
    assert made.until_at < timezone.now() + timedelta(days=93)


@pytest.mark.parametrize("days", [0, -1, 367])
def test_no_authority_lasts_longer_than_a_year_or_is_over_before_it_begins(
    person: Person, days: int
) -> None:
    until = timezone.now() + timedelta(days=days)
    with pytest.raises(giving.CannotGive, match="a year"):
        giving.give(
            person, "a@example.org", ["requests.see"], until, request=request_of(person.user)
        )


def test_an_authority_for_nothing_is_not_given(person: Person) -> None:
    until = timezone.now() + SOON
    with pytest.raises(giving.CannotGive, match="what they can do"):
        giving.give(person, "a@example.org", ["no.such"], until, request=request_of(person.user))


def test_one_address_acts_once_at_a_time(own: Client, person: Person) -> None:
    authority = given(person)
    answer = give(own, email="HELPS@example.org")
    assert "can act already" in problems(answer)
    giving.end(authority, request_of(person.user), giving.PERSON)
    assert give(own).status_code == 303


def test_it_is_given_no_more_than_ten_times_a_day(person: Person) -> None:
    for number in range(giving.GIVEN_IN_A_DAY):
        given(person, f"h{number}@example.org")
    with pytest.raises(giving.CannotGive, match="too often"):
        given(person, "one-more@example.org")


def test_nobodys_mailbox_is_filled_by_many_people(db: None) -> None:
    for number in range(giving.TO_ONE_ADDRESS_IN_A_DAY):
        given(resident(f"p{number}@example.org").person)
    with pytest.raises(giving.CannotGive, match="too often"):
        given(resident("last@example.org").person)


@pytest.mark.parametrize("known", [True, False])
def test_the_answer_does_not_tell_whether_the_address_has_an_account(
    own: Client, known: bool
) -> None:
    if known:
        resident("helps@example.org", "Hal Helps")
    page = own.get(give(own)["Location"]).content.decode()
    assert "We have sent a message to helps@example.org" in page
    assert "They have not agreed yet" in page
    assert "Hal" not in page


def test_both_are_told_and_no_message_names_anybody(person: Person, helper: User) -> None:
    authority = given(person)
    to_helper = letters.build(letters.GIVEN, authority.pk)
    to_person = letters.build(letters.COPY, authority.pk)
    assert to_helper is not None
    assert to_person is not None
    assert (to_helper.to, to_person.to) == ("helps@example.org", "asks@example.org")
    for message in (to_helper, to_person):
        assert "/account/acting/" in message.text
        for private in ("Ash", "Hal", "helps@", "asks@", authority.public_id):
            assert private not in message.text + message.subject
    assert (queued(letters.GIVEN), queued(letters.COPY)) == (1, 1)


def test_a_message_that_is_no_longer_true_is_not_sent(person: Person, helper: User) -> None:
    authority = given(person)
    giving.take_up(authority.public_id, request_of(helper))
    assert letters.build(letters.GIVEN, authority.pk) is None
    assert letters.build(letters.ENDED_FOR_HOLDER, authority.pk) is None
    giving.end(authority, request_of(person.user), giving.PERSON)
    assert letters.build(letters.TAKEN_UP, authority.pk) is None
    assert letters.build(letters.ENDED_FOR_HOLDER, authority.pk) is not None
    assert letters.build(letters.COPY, 0) is None


def test_whoever_proved_the_address_sees_who_asks_and_agrees(
    theirs: Client, helper: User, person: Person
) -> None:
    authority = given(person)
    assert "Ash Asks" in theirs.get("/account/acting/").content.decode()
    page = theirs.get(address(authority)).content.decode()
    assert "I agree to act for them" in page
    assert "see what was sent to us" in page.lower()
    answer = theirs.post(address(authority, "agree/"))
    assert answer.status_code == 303
    authority.refresh_from_db()
    assert authority.holder == helper
    assert authority.taken_up_at is not None
    assert queued(letters.TAKEN_UP) == 1
    act_for(theirs, authority)


def test_agreeing_twice_does_no_harm(theirs: Client, person: Person) -> None:
    authority = given(person)
    theirs.post(address(authority, "agree/"))
    before = Authority.objects.get().taken_up_at
    assert theirs.post(address(authority, "agree/")).status_code == 303
    assert Authority.objects.get().taken_up_at == before
    assert AuditEntry.objects.filter(action="authority.taken_up").count() == 1


def test_an_address_that_is_typed_but_not_proved_takes_nothing_up(person: Person) -> None:
    authority = given(person)
    client = inside(resident("helps@example.org", proved=False))
    assert client.get(address(authority)).status_code == 404
    assert client.post(address(authority, "agree/")).status_code == 404
    assert Authority.objects.get().holder is None


@pytest.mark.parametrize("page", ["", "agree/", "end/"])
def test_a_stranger_learns_nothing_and_changes_nothing(authority: Authority, page: str) -> None:
    client = inside(resident("stranger@example.org"))
    answer = (client.post if page else client.get)(address(authority, page))
    assert answer.status_code == 404
    authority.refresh_from_db()
    assert authority.ended_at is None


def test_one_that_ended_cannot_be_taken_up(theirs: Client, person: Person) -> None:
    authority = given(person)
    giving.end(authority, request_of(person.user), giving.PERSON)
    assert theirs.post(address(authority, "agree/")).status_code == 404


@pytest.mark.parametrize(
    ("side", "told"),
    [("owner", letters.ENDED_FOR_HOLDER), ("helper", letters.ENDED_FOR_PERSON)],
)
def test_either_side_ends_it_and_the_other_is_told(
    request: pytest.FixtureRequest, authority: Authority, side: str, told: str
) -> None:
    user = request.getfixturevalue(side)
    client = inside(user)
    assert client.get(address(authority, "end/")).status_code == 200
    assert Authority.objects.get().ended_at is None
    assert client.post(address(authority, "end/")).status_code == 303
    ended = Authority.objects.get()
    assert ended.ended_by == user
    assert ended.ended_at is not None
    assert [each.template for each in Delivery.objects.all()] == [told]


def test_ending_it_twice_tells_nobody_twice(own: Client, authority: Authority) -> None:
    own.post(address(authority, "end/"))
    own.post(address(authority, "end/"))
    assert Delivery.objects.count() == 1
    assert "This has ended" in own.get(address(authority)).content.decode()


def test_whoever_is_asked_can_say_no(theirs: Client, person: Person) -> None:
    authority = given(person)
    page = theirs.get(address(authority, "end/")).content.decode()
    assert "Say no to acting for Ash Asks?" in page
    theirs.post(address(authority, "end/"))
    assert Authority.objects.get().ended_at is not None
    assert queued(letters.ENDED_FOR_PERSON) == 1


def test_both_sides_read_what_was_done_under_it(
    own: Client, theirs: Client, authority: Authority, owner: User
) -> None:
    act_for(theirs, authority)
    other = authority_between(resident("x@example.org").person, owner)
    act_for(own, other)  # what was done under another is not shown here
    own.post("/account/acting/stop/")
    for client in (own, theirs):
        page = BeautifulSoup(client.get(address(authority)).content, "html.parser")
        assert [each.text for each in page.select(".timeline h3")] == ["Began to act"]


def test_what_nobody_has_put_into_words_is_not_left_out(own: Client, authority: Authority) -> None:
    request = request_of(authority.holder)
    session.remember(request, under(authority))
    audit.record("bill.eaten", "bill:1", request=request)
    assert "Did something else" in own.get(address(authority)).content.decode()


def test_all_of_it_is_in_the_log(own: Client, theirs: Client, person: Person) -> None:
    give(own)
    authority = Authority.objects.get()
    theirs_too = inside(User.objects.filter(email="helps@example.org").first() or person.user)
    theirs_too.get(address(authority))
    theirs.post(address(authority, "agree/"))
    theirs.post(address(authority, "end/"))
    entries = AuditEntry.objects.filter(subject=f"authority:{authority.public_id}").order_by("pk")
    assert [(each.action, each.about) for each in entries] == [
        ("authority.given", person.public_id),
        ("authority.taken_up", person.public_id),
        ("authority.ended", person.public_id),
    ]
    assert "helps@" not in str([each.details for each in entries])


def test_nobody_lets_others_act_while_acting_for_somebody(
    theirs: Client, authority: Authority
) -> None:
    act_for(theirs, authority)
    answer = theirs.get(GIVE)
    assert answer.status_code == 403
    assert "This is about your own account" in answer.content.decode()


def test_the_address_of_who_helps_is_not_readable_in_the_database(person: Person) -> None:
    given(person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT holder_email FROM accounts_authority")
        (kept,) = cursor.fetchone()
    assert kept
    assert "helps" not in kept
