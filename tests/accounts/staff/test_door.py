"""Nothing that only staff may see opens without a second factor in the same session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.integration.models import Delivery
from tests.support.factories import ServicePageFactory
from tests.support.people import BACKEND, record, signed_in

from .steps import (
    APP,
    BY_APP,
    BY_RECOVERY_CODE,
    DOOR,
    PASSKEY,
    SET_UP,
    enters,
    with_app,
    with_recovery_codes,
)

pytestmark = pytest.mark.django_db
SECURITY = "/account/security/"
BELOW = ["/admin/", "/admin/pages/", "/admin/cases/", "/admin/users/", "/admin/no-such-page/"]


def half_in(user: User, method: str) -> Client:
    """A client that has proved one thing only."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    record(client, user, method)
    return client


def by_password(user: User) -> Client:
    return half_in(user, "password")


def by_code(user: User) -> Client:
    return half_in(user, "code")


@pytest.mark.parametrize("address", BELOW)
@pytest.mark.parametrize("proved", [by_password, by_code])
def test_one_proof_opens_nothing_below_the_admin(
    editor: User, proved: Callable[[User], Client], address: str
) -> None:
    with_app(editor)
    answer = proved(editor).get(address)
    assert answer.status_code == 303
    assert answer["Location"].startswith((DOOR, BY_APP))


def test_whoever_gave_a_password_is_asked_for_the_second_factor(editor: User) -> None:
    with_app(editor)
    answer = by_password(editor).get("/admin/pages/?q=tax")
    assert answer["Location"] == f"{BY_APP}?next=%2Fadmin%2Fpages%2F%3Fq%3Dtax"


def test_whoever_has_nothing_but_recovery_codes_is_asked_for_one(editor: User) -> None:
    with_recovery_codes(editor)
    assert by_password(editor).get("/admin/")["Location"].startswith(BY_RECOVERY_CODE)


def test_whoever_has_no_second_factor_must_set_one_up(editor: User) -> None:
    assert by_password(editor).get("/admin/")["Location"].startswith(SET_UP)


def test_a_code_by_email_does_not_lead_to_setting_one_up(editor: User) -> None:
    assert by_code(editor).get("/admin/")["Location"].startswith(f"{DOOR}?")


def test_nor_does_a_password_of_an_hour_ago(editor: User) -> None:
    client = Client()
    client.force_login(editor, backend=BACKEND)
    record(client, editor, "password", age=3600)
    assert client.get("/admin/")["Location"].startswith(f"{DOOR}?")


def test_a_second_factor_after_a_code_by_email_still_needs_the_password(editor: User) -> None:
    client = by_code(editor)
    record(client, editor, "mfa", type="totp")
    assert client.get("/admin/")["Location"].startswith(f"{DOOR}?")


def test_a_code_by_text_message_is_no_second_factor_here(editor: User) -> None:
    with_app(editor)
    client = by_password(editor)
    record(client, editor, "assurance", type="text")
    assert client.get("/admin/")["Location"].startswith(BY_APP)


@pytest.mark.parametrize(
    "address", [APP, PASSKEY, "/account/security/", "/account/security/email/"]
)
def test_a_code_by_email_changes_nothing_about_how_staff_sign_in(
    editor: User, address: str
) -> None:
    """A mailbox alone must not lead to a passkey, which opens the admin."""
    client = by_code(editor)
    for answer in (client.get(address), client.post(address, {"name": "Mine"})):
        assert answer["Location"].startswith(DOOR)


def test_nor_does_a_password_alone_once_there_is_a_second_factor(editor: User) -> None:
    with_app(editor)
    assert by_password(editor).get(PASSKEY)["Location"].startswith(BY_APP)


def test_a_resident_changes_theirs_without_a_password(resident: User) -> None:
    assert by_code(resident).get(APP).status_code == 200


def test_both_open_the_admin(editor: User) -> None:
    assert enters(signed_in(editor))


def test_a_passkey_alone_stands_for_both(editor: User) -> None:
    client = Client()
    client.force_login(editor, backend=BACKEND)
    record(client, editor, "mfa", type="webauthn", passwordless=True)
    assert enters(client)


def test_what_somebody_else_proved_in_this_session_does_not_count(
    editor: User, resident: User
) -> None:
    client = signed_in(editor)
    session = client.session
    session["account_authentication_methods_user"] = str(resident.pk)
    session.save()
    assert client.get("/admin/").status_code == 303


def test_a_resident_never_gets_in_whatever_they_prove(resident: User) -> None:
    assert signed_in(resident).get("/admin/")["Location"].startswith(f"{DOOR}?")


def test_a_stranger_is_sent_to_the_door() -> None:
    assert Client().get("/admin/")["Location"] == f"{DOOR}?next=%2Fadmin%2F"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Requested-With": "XMLHttpRequest"},
        {"Sec-Fetch-Dest": "empty"},
        {"Accept": "application/json"},
    ],
)
def test_a_script_is_told_403(editor: User, headers: dict[str, str]) -> None:
    assert by_password(editor).get("/admin/pages/", headers=headers).status_code == 403


def test_wagtails_own_api_is_told_403(editor: User) -> None:
    assert by_password(editor).get("/admin/api/main/pages/").status_code == 403


def test_what_is_posted_without_proof_changes_nothing_and_is_not_sent_again(editor: User) -> None:
    page = ServicePageFactory()
    answer = by_password(editor).post(f"/admin/pages/{page.pk}/edit/", {"title": "Other"})
    assert answer["Location"] == f"{SET_UP}?next=%2Fadmin%2F"
    page.refresh_from_db()
    assert page.title != "Other"


@pytest.mark.parametrize(
    "address",
    ["/admin/login/", "/_util/login/", "/admin/password_reset/", "/admin/password_reset/done/"],
)
@pytest.mark.parametrize("ask", ["get", "post"])
def test_wagtails_own_ways_in_lead_to_the_one_door(editor: User, address: str, ask: str) -> None:
    client = Client()
    typed = {"username": editor.email, "password": "correct horse"}
    answer = getattr(client, ask)(f"{address}?next=/admin/pages/", typed)
    assert answer.status_code == 303
    assert answer["Location"].startswith(DOOR)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("page", ["reset/", "set/", "change/", "reset/done/", "reset/key/1-set/"])
def test_allauths_pages_for_passwords_lead_there_too(
    client: Client, editor: User, page: str
) -> None:
    """Nobody sets or resets a password with no more than a mailbox."""
    for browser in (client, by_code(editor)):
        address = f"/account/password/{page}"
        for answer in (browser.get(address), browser.post(address, {"email": editor.email})):
            assert (answer.status_code, answer["Location"][: len(DOOR)]) == (303, DOOR)
    assert not Delivery.objects.exists()


def test_somebody_half_way_in_can_leave(editor: User) -> None:
    client = by_password(editor)
    client.post(reverse("wagtailadmin_logout"))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/admin/sprite/", "/admin/jsi18n/"])
def test_what_shows_nothing_stays_open(address: str) -> None:
    assert Client().get(address).status_code == 200


def test_a_page_for_those_who_signed_in_is_for_staff_with_both_proofs(
    editor: User, resident: User
) -> None:
    from wagtail.models import PageViewRestriction

    page = ServicePageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    with_recovery_codes(editor)
    for client in (Client(), by_code(resident), signed_in(resident), by_password(editor)):
        answer = client.get(page.url)
        assert answer.status_code in (302, 303)
        assert answer["Location"].startswith((DOOR, BY_RECOVERY_CODE))
    assert signed_in(editor).get(page.url).status_code == 200
