"""The second proof while signing in, and signing in with a passkey alone."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from portal.accounts.door import codes
from portal.accounts.factors import printed
from portal.accounts.models import AuditEntry, Notice, OneTimeCode, User
from tests.support import residents
from tests.support.passkeys import Passkey
from tests.support.people import member

SECOND = "/account/2fa/authenticate/"
PASSKEY = "/account/sign-in/passkey/"


def first(client: Client, user: User, onward: str = "") -> Any:
    """Sign in as far as the code from the e-mail."""
    client.post("/account/sign-in/", {"email": user.email})
    code = codes.figures_of(OneTimeCode.objects.first())
    return client.post("/account/sign-in/code/", {"code": code, "next": onward})


def is_in(client: Client, user: User) -> bool:
    return client.session.get("_auth_user_id") == str(user.pk)


def with_key(client: Client, path: str, key: Passkey, **more: str) -> Any:
    """Answer what the page asks with this passkey."""
    said = json.dumps(key.answer(residents.asked(client, path)))
    return client.post(path, {"credential": said, **more}, **residents.SECURE)


def test_who_has_an_app_is_asked_for_it(user: User) -> None:
    residents.with_app(user)
    client = Client()
    answer = first(client, user, "/track/")
    assert answer["Location"] == SECOND
    assert not is_in(client, user)
    answer = client.post(SECOND, {"code": residents.app_code()})
    assert (answer.status_code, answer["Location"]) == (303, "/track/")
    assert is_in(client, user)


def test_that_counts_as_the_second_proof(user: User) -> None:
    residents.with_app(user)
    client = Client()
    first(client, user)
    client.post(SECOND, {"code": residents.app_code()})
    assert client.get("/account/prove/?next=/track/")["Location"] == "/track/"
    entry = AuditEntry.objects.filter(action="account.signed_in").first()
    assert entry.details == {"by": ["code", "totp"]}


def test_between_the_two_proofs_nothing_of_the_account_is_seen(user: User) -> None:
    residents.with_app(user)
    client = Client()
    first(client, user)
    for path in ("/account/security/", "/account/prove/", "/account/security/app/remove/"):
        assert client.get(path)["Location"].startswith("/account/sign-in/")


def test_a_wrong_code_lets_nobody_in(user: User) -> None:
    residents.with_app(user)
    client = Client()
    first(client, user)
    assert client.post(SECOND, {"code": "000000"}).status_code == 422
    assert not is_in(client, user)


def test_a_recovery_code_lets_who_lost_their_phone_in(user: User) -> None:
    residents.with_app(user)
    client = Client()
    first(client, user, "/track/")
    code = residents.recovery_codes(user)[0]
    answer = client.post("/account/sign-in/second/recovery/", {"code": code})
    assert answer["Location"] == "/track/"
    assert is_in(client, user)


def test_a_passkey_does_too(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    client = Client()
    first(client, user)
    assert "recovery code" in client.get(SECOND).content.decode()
    with_key(client, SECOND, key)
    assert is_in(client, user)


def test_nobody_gets_to_the_second_step_without_the_first(user: User) -> None:
    residents.with_app(user)
    client = Client()
    for path in (SECOND, "/account/sign-in/second/recovery/"):
        assert client.get(path)["Location"] == "/account/sign-in/"
        assert client.post(path, {"code": residents.app_code()})["Location"] == "/account/sign-in/"


def test_the_session_has_another_key_after_the_second_step(user: User) -> None:
    residents.with_app(user)
    client = Client()
    first(client, user)
    before = client.session.session_key
    client.post(SECOND, {"code": residents.app_code()})
    assert client.session.session_key != before


def test_a_passkey_alone_signs_in_and_is_two_proofs(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    client = Client()
    answer = with_key(client, PASSKEY, key, next="/track/")
    assert (answer.status_code, answer["Location"]) == (303, "/track/")
    assert is_in(client, user)
    assert client.get("/account/prove/?next=/track/")["Location"] == "/track/"


def test_a_passkey_that_does_not_ask_for_its_owner_is_not_enough(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    key.flags = 0x01
    client = Client()
    assert with_key(client, PASSKEY, key).status_code == 422
    assert not is_in(client, user)


def test_what_the_second_step_asks_is_no_way_round_asking_for_the_owner(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    key.flags = 0x01
    client = Client()
    first(client, user)
    answer = json.dumps(key.answer(residents.asked(client, SECOND)))
    assert client.post(PASSKEY, {"credential": answer}, **residents.SECURE).status_code == 422
    assert not is_in(client, user)


def test_a_passkey_says_whose_it_is_and_cannot_say_another(user: User) -> None:
    other = residents.resident("other@example.org")
    key = residents.with_passkey(residents.signed_in(user))
    residents.with_passkey(residents.signed_in(other))
    owner = Passkey("testserver")
    owner.make(residents.asked(residents.sure(other), "/account/security/passkey/"))
    key.owner = owner.owner
    client = Client()
    assert with_key(client, PASSKEY, key).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_passkey_of_nobody_is_told_no_more_than_a_wrong_one(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    key.owner = b"zzzzzz"
    unknown = with_key(Client(), PASSKEY, key)
    stranger = Passkey("testserver")
    stranger.owner = str(user.pk).encode()
    wrong = with_key(Client(), PASSKEY, stranger)
    assert unknown.status_code == wrong.status_code == 422


def test_a_closed_account_has_no_passkeys_any_more(user: User) -> None:
    key = residents.with_passkey(residents.signed_in(user))
    user.is_active = False
    user.save()
    client = Client()
    assert with_key(client, PASSKEY, key)["Location"] == "/account/inactive/"
    assert not is_in(client, user)


def test_without_a_script_the_address_leads_to_the_door(db: None) -> None:
    assert Client().get(f"{PASSKEY}?next=/track/")["Location"] == (
        "/account/sign-in/?next=%2Ftrack%2F"
    )


PAPER = "/account/sign-in/second/paper/"


def test_a_code_on_paper_lets_who_lost_phone_and_codes_in(user: User) -> None:
    residents.with_app(user)
    printed.keep(user, "council tax 1", "Your council tax bill", "K7M4Q2")
    client = Client()
    first(client, user, "/account/security/app/remove/")
    assert PAPER in client.get(SECOND).content.decode()
    assert "Your council tax bill" in client.get(PAPER).content.decode()
    answer = client.post(PAPER, {"code": "k7m4 q2"})
    assert answer["Location"] == "/account/security/app/remove/"
    assert is_in(client, user)
    assert client.get("/account/security/app/remove/").status_code == 200, "it is a second proof"
    assert Notice.objects.get(what="paper-used").to == user.email


def test_a_wrong_code_on_paper_lets_nobody_in(user: User) -> None:
    residents.with_app(user)
    printed.keep(user, "council tax 1", "Your council tax bill", "K7M4Q2")
    client = Client()
    first(client, user)
    for _ in range(5):
        assert client.post(PAPER, {"code": "AAAAAA"}).status_code == 422
    assert client.post(PAPER, {"code": "K7M4Q2"})["Location"] == SECOND, "the paper is void"
    assert not is_in(client, user)


def test_without_a_paper_there_is_no_such_way(user: User) -> None:
    residents.with_app(user)
    client = Client()
    assert client.get(PAPER)["Location"] == "/account/sign-in/", "nor before the first proof"
    first(client, user)
    assert PAPER not in client.get(SECOND).content.decode()
    assert client.post(PAPER, {"code": "K7M4Q2"})["Location"] == SECOND


def test_paper_is_no_way_in_for_staff(db: None) -> None:
    colleague = member("Advisers")
    residents.with_app(colleague)
    printed.keep(colleague, "council tax 1", "Your council tax bill", "K7M4Q2")
    client = Client()
    first(client, colleague)
    client.post(PAPER, {"code": "K7M4Q2"})
    assert not is_in(client, colleague)
