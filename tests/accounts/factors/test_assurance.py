"""Who is sure enough to see what is private: a second proof, here, within half an hour (6.3.3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.accounts import assurance
from portal.accounts.assurance import Way, careful, is_fresh, is_sure, signed_in, sure, ways_for
from portal.accounts.models import User
from tests.support import residents
from tests.support.people import record


def request_of(client: Client, user: User | None, path: str = "/bill/?page=2") -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = client.session
    request.user = user or AnonymousUser()
    return request


def bill(request: HttpRequest) -> HttpResponse:
    return HttpResponse("what is owed")


def test_a_code_by_email_is_not_enough(user: User, browser: Client) -> None:
    assert not is_sure(request_of(browser, user))


@pytest.mark.parametrize("method", ["mfa", "assurance"])
def test_a_second_proof_is(user: User, browser: Client, method: str) -> None:
    record(browser, user, method, type="totp")
    assert is_sure(request_of(browser, user))


def test_a_password_alone_is_not(user: User, browser: Client) -> None:
    record(browser, user, "password")
    assert not is_sure(request_of(browser, user))


def test_it_lasts_for_half_an_hour(user: User, browser: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        record(browser, user, "mfa", type="totp")
        clock.shift(assurance.LASTS - timedelta(seconds=1))
        assert is_sure(request_of(browser, user))
        clock.shift(timedelta(seconds=2))
        assert not is_sure(request_of(browser, user))


def test_what_another_person_proved_in_this_session_counts_for_nobody_else(
    user: User, browser: Client
) -> None:
    record(browser, user, "mfa", type="totp")
    other = residents.resident("other@example.org")
    assert not is_sure(request_of(browser, other))


def test_nobody_is_sure_of_who_is_not_signed_in(user: User, browser: Client) -> None:
    record(browser, user, "mfa", type="totp")
    assert not is_sure(request_of(browser, None))


def test_who_is_not_signed_in_is_led_to_the_door_and_back(db: None) -> None:
    for decorate in (sure, careful, signed_in):
        answer = decorate(bill)(request_of(Client(), None))
        assert answer.status_code == 303
        assert answer["Location"] == "/account/sign-in/?next=%2Fbill%2F%3Fpage%3D2"
        assert answer["Cache-Control"] == "private, no-store"


def test_who_is_not_sure_is_led_to_prove_it_and_back(user: User, browser: Client) -> None:
    answer = sure(bill)(request_of(browser, user))
    assert answer["Location"] == "/account/prove/?next=%2Fbill%2F%3Fpage%3D2"


def test_who_is_sure_sees_the_page(user: User) -> None:
    assert sure(bill)(request_of(residents.sure(user), user)).content == b"what is owed"


def test_being_signed_in_is_enough_where_no_more_is_asked(user: User, browser: Client) -> None:
    assert signed_in(bill)(request_of(browser, user)).status_code == 200


def test_fresh_is_any_proof_within_ten_minutes(user: User) -> None:
    assert is_fresh(request_of(residents.signed_in(user, age=590), user))
    assert not is_fresh(request_of(residents.signed_in(user, age=610), user))


def test_who_has_a_way_must_use_it_before_changing_one(user: User, browser: Client) -> None:
    residents.with_phone(user)
    assert careful(bill)(request_of(browser, user)).status_code == 303
    fresh = User.objects.get(pk=user.pk)
    assert careful(bill)(request_of(residents.sure(fresh), fresh)).status_code == 200


def test_who_has_none_may_change_things_while_the_code_is_fresh(user: User) -> None:
    assert careful(bill)(request_of(residents.signed_in(user), user)).status_code == 200
    stale = careful(bill)(request_of(residents.signed_in(user, age=700), user))
    assert stale["Location"].startswith("/account/prove/again/?next=")


def test_each_person_is_offered_the_ways_that_they_have(user: User) -> None:
    assert ways_for(user) == []
    residents.with_phone(user)
    residents.with_app(user)
    found = User.objects.get(pk=user.pk)
    assert [way.code for way in ways_for(found)] == ["app", "text", "recovery"]


def test_two_ways_cannot_have_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assurance, "_ways", {})
    way = Way("carrier-pigeon", "A pigeon", lambda user: True, "prove")
    assurance.register_way(way)
    assurance.register_way(way)
    with pytest.raises(ValueError, match="carrier-pigeon"):
        assurance.register_way(Way("carrier-pigeon", "Another", lambda user: True, "prove"))


def test_a_proof_gives_the_session_another_key(user: User, browser: Client) -> None:
    request = request_of(browser, user)
    before = request.session.session_key
    assurance.note(request, "paper")
    assert request.session.session_key != before
    assert is_sure(request)
