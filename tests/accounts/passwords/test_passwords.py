"""What staff may take for a password: any signs, but nothing that others would try first."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from wagtail.models import Site

from portal.accounts.models import User
from portal.accounts.passwords import leaked
from portal.council.models import CouncilSettings
from tests.support.http import Says, Server, serving

pytestmark = pytest.mark.django_db
STOLEN = "nine green bottles on a wall"
DIGEST = hashlib.sha1(STOLEN.encode(), usedforsecurity=False).hexdigest().upper()


@pytest.fixture(autouse=True)
def council() -> None:
    site = Site.objects.get(is_default_site=True)
    CouncilSettings.objects.update_or_create(site=site, defaults={"name": "Elmbridge-on-Sea"})
    Site.objects.filter(pk=site.pk).update(hostname="www.elmshire.example")


@pytest.fixture
def listing(settings: Any) -> Iterator[Server]:
    """A list of stolen passwords that runs, and has one."""
    with serving() as server:
        settings.LEAKED_PASSWORDS_URL = server.url("/range")
        server.says = Says(body=f"{'0' * 35}:7\r\n{DIGEST[5:]}:3\r\n{'F' * 35}:0\r\n".encode())
        yield server


def refused(password: str) -> list[str]:
    """The codes of what is wrong with it."""
    try:
        validate_password(password, User(email="somebody@example.org"))
    except ValidationError as error:
        return [str(each.code) for each in error.error_list]
    return []


class TestOfAnySigns:
    @pytest.mark.parametrize(
        "password",
        [
            "839201748362",
            "green bottles sing",
            "ŷŵâêîôûäëïöü",
            "   seven   spaces   ",
            "!£$%^&*()_+{",
        ],
    )
    def test_no_kind_of_sign_is_wanted_or_refused(self, password: str) -> None:
        assert refused(password) == []

    @pytest.mark.parametrize(
        ("password", "short"), [("q8?kd0-zw_x", True), ("q8?kd0-zw_xv", False)]
    )
    def test_twelve_are_enough_and_eleven_are_not(self, password: str, short: bool) -> None:
        assert refused(password) == (["password_too_short"] if short else [])


class TestOfOurWords:
    @pytest.mark.parametrize(
        "password",
        [
            "Elmbridge2026!",
            "elmbridge council",
            "Elm8r1dgeElmbridge",
            "3lmbr1dg3-st4ff",
            "elmshire-website",
            "C0unc1lStaff99!",
            "password password",
            "WelcomeAdministrator",
        ],
    )
    def test_a_password_that_is_mostly_such_words_is_refused(self, password: str) -> None:
        assert "password_of_our_words" in refused(password)

    @pytest.mark.parametrize(
        "password",
        ["rowing past elmbridge at dawn", "seven council gulls ate chips", "council839201748362"],
    )
    def test_one_that_says_much_more_is_taken(self, password: str) -> None:
        assert refused(password) == []

    def test_another_councils_name_is_no_such_word(self) -> None:
        CouncilSettings.objects.update(name="Otherton")
        assert refused("Elmbridge2026!") == []
        assert refused("Otherton2026!!") == ["password_of_our_words"]


class TestStolen:
    def test_one_that_is_listed_is_refused(self, listing: Server) -> None:
        assert refused(STOLEN) == ["password_leaked"]

    def test_one_that_is_not_listed_is_taken(self, listing: Server) -> None:
        assert refused("eleven red kites above") == []

    def test_five_letters_of_its_hash_leave_and_no_more(self, listing: Server) -> None:
        refused(STOLEN)
        [asked] = listing.asked
        assert (asked.method, asked.path, asked.body) == ("GET", f"/range/{DIGEST[:5]}", b"")
        assert asked.headers["add-padding"] == "true"
        assert DIGEST[5:] not in str(asked)

    def test_a_line_that_only_pads_the_answer_is_no_find(self, listing: Server) -> None:
        listing.says = Says(body=f"{DIGEST[5:]}:0\r\n".encode())
        assert refused(STOLEN) == []

    def test_nobody_is_asked_unless_a_list_is_named(self, listing: Server, settings: Any) -> None:
        settings.LEAKED_PASSWORDS_URL = ""
        assert refused(STOLEN) == []
        assert listing.asked == []

    @pytest.mark.parametrize("fault", [Says(reset=True), Says(status=503), Says(status=302)])
    def test_where_the_list_is_out_of_order_the_password_is_taken_and_the_log_says_so(
        self, listing: Server, fault: Says, caplog: pytest.LogCaptureFixture
    ) -> None:
        listing.says = fault
        with caplog.at_level(logging.WARNING, logger=leaked.__name__):
            assert refused(STOLEN) == []
        [line] = caplog.messages
        assert "leaked passwords" in line
        assert not any(part in line for part in (STOLEN, DIGEST[:5], DIGEST[5:]))

    def test_an_address_that_may_not_be_called_is_found_at_the_start(self, settings: Any) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        settings.LEAKED_PASSWORDS_URL = "http://list.example/range"
        assert [each.id for each in leaked.address_can_be_asked()] == ["portal.E020"]
        settings.LEAKED_PASSWORDS_URL = "https://list.example/range"
        assert leaked.address_can_be_asked() == []
