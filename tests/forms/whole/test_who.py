"""Who fills in forms for others, and what of it is whose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.consents import SHARE_DETAILS, give
from portal.accounts.models import AuditEntry
from portal.accounts.people import person_of
from portal.cases.models import Case, Holding
from portal.forms import access, registry
from portal.forms.definition import Charge
from portal.forms.models import Draft, Submission
from tests.support.accounts import entered, resident
from tests.support.factories import ContactPointFactory
from tests.support.journeys import SHORT
from tests.support.people import BACKEND, member, record, sign_in, signed_in
from tests.support.walking import Walker

from .calling import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
FILLED = {"words": "A gate is broken", "email": "tenant@example.com"}


@pytest.fixture(autouse=True)
def contact() -> None:
    ContactPointFactory()


def addresses(call: Caller) -> list[str]:
    return ["/callers/short/", call.at, f"{call.at}link/", f"{call.at}sent/", f"{call.at}go-on/"]


def test_for_everybody_else_there_are_no_such_pages() -> None:
    call = Caller("short").begin()
    one_proof = Client()
    adviser = member("Advisers")
    one_proof.force_login(adviser, backend=BACKEND)
    record(one_proof, adviser, "password")
    for client in (Client(), entered(resident(), sure=True), one_proof, sign_in("Authors")):
        assert {client.get(each).status_code for each in addresses(call)} == {404}
        assert {client.post(each).status_code for each in addresses(call)[:3]} == {404}


def test_another_adviser_opens_nothing_of_a_colleagues_call() -> None:
    call = Caller("short").begin()
    colleague = sign_in("Advisers")
    step = reverse("form_step", args=["short", call.key, "words"])
    assert {colleague.get(each).status_code for each in (call.at, step)} == {404}
    assert call.client.get(step).status_code == 200


def test_who_sees_no_cases_of_a_service_begins_none_of_its_forms() -> None:
    client = sign_in("Service owners")
    assert client.get("/callers/short/").status_code == 404
    assert "Tell us something short" not in client.get("/admin/callers/").content.decode()
    assert "Tell us something short" in sign_in("Advisers").get("/admin/callers/").content.decode()


def test_how_they_reached_us_is_asked_first_and_recorded() -> None:
    client = sign_in("Advisers")
    page = client.post("/callers/short/", {})
    assert page.status_code == 422
    assert not Draft.objects.exists()
    call = Caller("short", client).begin("letter")
    call.press("send", {**FILLED, "channel": "face_to_face"})
    assert Submission.objects.get().channel == "face_to_face"
    assert Case.objects.get().channel == "face_to_face"


def test_the_advisers_own_account_gives_and_gets_nothing() -> None:
    adviser = member("Advisers")
    person = person_of(adviser)
    give(person, SHARE_DETAILS)
    call = Caller("short", signed_in(adviser)).begin()
    assert call.boxes["email"] == [""]
    call.press("send", FILLED)
    assert call.page.status_code == 303
    assert not Holding.objects.exists()
    assert AuditEntry.objects.filter(action="form.sent", who=adviser.pk).count() == 1


def test_a_call_is_no_form_of_ones_own() -> None:
    call = Caller("short").begin()
    page = call.client.get("/your-forms/").content.decode()
    assert call.key not in page
    assert call.key in call.client.get("/admin/callers/").content.decode()


def test_sent_step_by_step_leads_to_the_same_end() -> None:
    call = Caller("short").begin()
    call.press(typed=FILLED)
    walker = Walker("short", call.client)
    walker.go(reverse("form_step", args=["short", call.key, "check-answers"]))
    assert walker.step == "check-answers"
    box = walker.soup.find("input", {"name": "since"})
    assert box is not None
    walker.send({"since": str(box["value"])})
    assert walker.at == f"{call.at}sent/"
    assert not Holding.objects.exists()


def test_who_finishes_themselves_what_an_adviser_began_sends_it_online() -> None:
    call = Caller("short").begin()
    call.press(typed=FILLED)
    theirs = Client()
    start = Walker("short", theirs).start()
    holder = access.keyed_hash("holder", theirs.cookies[access.COOKIE].value)
    access.grant(call.key, holder)
    walker = start.go(reverse("form_step", args=["short", call.key, "check-answers"]))
    assert "/callers/" not in walker.soup.decode()
    box = walker.soup.find("input", {"name": "since"})
    assert box is not None
    walker.send({"since": str(box["value"])})
    assert Submission.objects.get().channel == "online"


def test_what_to_say_when_it_is_sent() -> None:
    call = Caller("short").begin()
    call.press("send", FILLED)
    page = call.client.get(call.page["Location"])
    said = page.content.decode()
    reference = Case.objects.get().shown_reference
    assert reference in said
    assert "We will send you an email" in said
    assert "Another call" in said
    assert call.client.get(call.at)["Location"] == call.page["Location"]


def test_what_it_costs_is_read_out_before_and_how_to_pay_it_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = replace(SHORT.outcome, charges=(Charge("A visit", 4150),))
    monkeypatch.setitem(registry._journeys, "short", replace(SHORT, outcome=outcome))
    call = Caller("short").begin()
    assert "It costs £41.50." in call.soup.get_text()
    call.press("send", FILLED)
    said = call.client.get(call.page["Location"]).content.decode()
    assert "You have to pay £41.50." in said


def test_nothing_of_the_caller_is_in_an_address() -> None:
    call = Caller("short").begin()
    call.press("steps", FILLED)
    led = [call.page["Location"]]
    call.open()
    seen = [str(a["href"]) for a in call.soup.select("a[href]")]
    seen += [str(form["action"]) for form in call.soup.select("form[action]")]
    call.press("send", FILLED)
    led.append(call.page["Location"])
    assert not any(word in address for address in (*led, *seen) for word in ("gate", "tenant@"))


def test_a_link_is_sent_to_the_address_that_the_caller_says() -> None:
    call = Caller("short").begin()
    wrong = call.client.post(f"{call.at}link/", {"email": ""})
    assert wrong.status_code == 422
    page = call.client.post(f"{call.at}link/", {"email": "tenant@example.com"})
    assert page["Location"] == f"{call.at}link/?sent=1"
    assert "We have sent the link" in call.client.get(page["Location"]).content.decode()


def test_the_pages_are_nobody_elses_to_keep() -> None:
    call = Caller("short").begin()
    assert "no-store" in call.page["Cache-Control"]
