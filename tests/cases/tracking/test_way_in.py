"""The way to a case without an account: a right pair, and nothing learned from a wrong one."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.cases import reference
from portal.cases.lookup import Known
from portal.cases.models import Case
from portal.cases.tracking import ticket, tries
from portal.ui.cookies import named
from tests.support.cases import CaseFactory

from .conftest import EMAIL, POSTCODE, address, pair

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "given",
    [
        {"email": EMAIL},
        {"email": EMAIL.upper()},
        {"email": "", "postcode": POSTCODE},
        {"email": "", "postcode": "zz11zz"},
        {"email": "other@example.org", "postcode": POSTCODE},
    ],
)
def test_a_reference_with_one_more_thing_opens_the_case(case: Case, given: dict[str, str]) -> None:
    response = Client().post("/track/", pair(case, **given))
    assert (response.status_code, response["Location"]) == (303, address(case))


def test_a_reference_may_be_written_as_people_write(case: Case) -> None:
    written = f" {case.reference[:4].lower()} {case.reference[4:]} "
    assert Client().post("/track/", pair(case, reference=written)).status_code == 303


def wrong_pairs(case: Case) -> list[dict[str, str]]:
    nobodys = CaseFactory(known=Known())
    others = CaseFactory(known=Known(email="other@example.org"))
    return [
        pair(case, email="other@example.org"),
        pair(case, email="", postcode="ZZ9 9ZZ"),
        pair(case, email="not an address"),
        pair(case, email="", postcode="not a postcode"),
        pair(case, reference=reference.new()),
        pair(case, reference="nonsense"),
        pair(case, reference=nobodys.reference),
        pair(case, reference=others.reference),
    ]


def test_every_wrong_pair_looks_the_same_and_costs_as_many_queries(case: Case) -> None:
    bodies, costs, statuses = set(), set(), set()
    pairs = wrong_pairs(case)
    Client().get("/track/")
    for given in pairs:
        with CaptureQueriesContext(connection) as queries:
            response = Client().post("/track/", given)
        statuses.add(response.status_code)
        bodies.add(_without_what_was_typed(response.content.decode()))
        assert not response.cookies.get(ticket.COOKIE)
        costs.add(len(queries))
    assert statuses == {422}
    assert len(bodies) == 1
    assert len(costs) == 1, costs


def _without_what_was_typed(page: str) -> str:
    """The page without its form token and the words in its boxes."""
    return re.sub(r' value="[^"]*"', "", page)


def test_what_was_typed_is_kept(case: Case) -> None:
    response = Client().post("/track/", pair(case, email="wrong@example.org", postcode="zz9 9zz"))
    page = BeautifulSoup(response.content, "html.parser")
    boxes = [page.find("input", {"name": name})["value"] for name in pair(case)]
    assert boxes == [case.shown_reference, "wrong@example.org", "zz9 9zz"]


def test_the_boxes_tell_the_browser_what_they_are_for() -> None:
    page = BeautifulSoup(Client().get("/track/").content, "html.parser")
    tokens = {
        box["name"]: box["autocomplete"] for box in page.select(".govuk-form-group [autocomplete]")
    }
    assert tokens == {"reference": "off", "email": "email", "postcode": "postal-code"}


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"reference": ""}, "Enter your reference"),
        ({"email": "", "postcode": ""}, "Enter your email address, or your postcode below"),
    ],
)
def test_an_empty_box_is_named(case: Case, left_out: dict[str, str], sentence: str) -> None:
    response = Client().post("/track/", pair(case, **left_out))
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(".govuk-error-summary li a").text == sentence
    assert page.title.text.startswith("Error: ")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(case: Case, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    cookie = Client().post("/track/", pair(case)).cookies[named(ticket.COOKIE)]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert (cookie["max-age"], cookie["path"]) == (3600, "/")


def test_without_the_cookie_known_and_unknown_lead_back_alike(case: Case) -> None:
    asked = [address(case), f"/track/{reference.new()}/", "/track/nonsense/"]
    answers = []
    Client().get("/track/")
    for path in asked:
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(path)
        told = {name: it for name, it in response.items() if name != "Content-Length"}
        answers.append((response.status_code, response["Location"], len(queries), str(told)))
    assert len(set(answers)) == 1
    assert answers[0][:2] == (302, "/track/")


def test_one_cases_cookie_does_not_open_another(inside: Client) -> None:
    other = CaseFactory()
    assert inside.get(address(other)).status_code == 302


@pytest.mark.parametrize("change", [lambda c: c[:-1], lambda c: "A" + c[1:], lambda c: "rubbish"])
def test_a_cookie_that_was_changed_opens_nothing(case: Case, inside: Client, change: Any) -> None:
    inside.cookies[ticket.COOKIE] = change(inside.cookies[ticket.COOKIE].value)
    assert inside.get(address(case)).status_code == 302


def test_a_cookie_signed_for_something_else_opens_nothing(case: Case) -> None:
    client = Client()
    for forged in (
        signing.dumps({case.reference: 2**40}, salt="another purpose"),
        signing.dumps({case.reference: 2**40}, salt=ticket.SALT, key="another site's secret"),
        signing.dumps([case.reference], salt=ticket.SALT),
    ):
        client.cookies[ticket.COOKIE] = forged
        assert client.get(address(case)).status_code == 302


def test_a_case_closes_by_itself_after_an_hour(case: Case) -> None:
    client = Client()
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        client.post("/track/", pair(case))
        kept = client.cookies[ticket.COOKIE].value
        clock.shift(3590)
        assert client.get(address(case)).status_code == 200
        clock.shift(20)
        client.cookies[ticket.COOKIE] = kept
        assert client.get(address(case)).status_code == 302


def test_opening_a_second_case_does_not_keep_the_first_open_for_longer(case: Case) -> None:
    other = CaseFactory(known=Known(email=EMAIL))
    client = Client()
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        client.post("/track/", pair(case))
        clock.shift(3000)
        client.post("/track/", pair(other))
        clock.shift(1000)
        assert client.get(address(other)).status_code == 200
        assert client.get(address(case)).status_code == 302


def test_a_browser_looks_at_five_cases_at_most(case: Case) -> None:
    client = Client()
    cases = [case, *(CaseFactory(known=Known(email=EMAIL)) for _ in range(5))]
    for each in cases:
        client.post("/track/", pair(each))
    statuses = [client.get(address(each)).status_code for each in cases]
    assert statuses == [302, 200, 200, 200, 200, 200]


def test_forgetting_closes_every_case_on_this_device(case: Case, inside: Client) -> None:
    response = inside.post("/track/forget/")
    assert (response.status_code, response["Location"]) == (303, "/track/forgotten/")
    assert inside.get(address(case)).status_code == 302


def test_tries_for_one_reference_are_limited_and_a_right_pair_waits_too(case: Case) -> None:
    def attempt(n: int, **given: str) -> int:
        return Client(REMOTE_ADDR=f"203.0.113.{n}").post("/track/", pair(case, **given)).status_code

    wrong = [attempt(n, email="x@example.org") for n in range(tries.FOR_ONE_REFERENCE)]
    assert set(wrong) == {422}
    assert attempt(99) == 429
    assert attempt(98, reference=reference.new()) == 422


def test_a_reference_that_does_not_exist_is_limited_alike(case: Case) -> None:
    given = pair(case, reference=reference.new())
    statuses = [Client().post("/track/", given).status_code for _ in range(12)]
    assert statuses == [422] * tries.FOR_ONE_REFERENCE + [429] * 2


def test_tries_from_one_address_are_limited(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "FROM_ONE_ADDRESS", 3)

    def attempt(where: str) -> int:
        given = pair(case, reference=reference.new())
        return Client(REMOTE_ADDR=where).post("/track/", given).status_code

    assert [attempt(f"2001:db8:1:2::{n}") for n in range(4)] == [422, 422, 422, 429]
    assert attempt("2001:db8:1:3::1") == 422


def test_a_limit_does_not_say_what_was_tried_too_often_and_ends(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "FROM_ONE_ADDRESS", 1)
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        Client().post("/track/", pair(case))
        by_address = Client().post("/track/", pair(case, reference="others"))
        monkeypatch.setattr(tries, "FROM_ONE_ADDRESS", 100)
        monkeypatch.setattr(tries, "FOR_ONE_REFERENCE", 1)
        by_reference = Client().post("/track/", pair(case))
        assert by_address.status_code == by_reference.status_code == 429
        assert by_address.content == by_reference.content
        assert by_reference["Retry-After"] == "3600"
        clock.shift(3601)
        assert Client().post("/track/", pair(case)).status_code == 303


def test_nothing_is_kept_by_anybody_else(case: Case, inside: Client) -> None:
    answers = [
        inside.get("/track/"),
        inside.post("/track/", pair(case)),
        inside.post("/track/", pair(case, email="x@example.org")),
        inside.get(address(case)),
        inside.get(address(case) + "message/"),
        Client().get(address(case)),
        inside.post("/track/forget/"),
    ]
    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}


def test_a_post_from_another_site_is_refused(case: Case) -> None:
    assert Client(enforce_csrf_checks=True).post("/track/", pair(case)).status_code == 403
