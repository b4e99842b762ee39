"""A trusted partner fills in a form for a person: tries it, and sends it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Case, Channel, TimelineEntry
from portal.forms import registry, versions
from portal.forms import sending as forms_sending
from portal.forms.api import mistakes, wire
from portal.forms.definition import Journey
from portal.forms.models import Draft, Submission, Version
from portal.integration.models import Delivery
from tests.cases.telling import listener, told
from tests.forms.canaries import MISTYPED, database, found_in, listening
from tests.forms.everything import ANSWERS
from tests.forms.making import ask, journey, page
from tests.support.api import Calling, make_system, signed
from tests.support.cases import TargetFactory
from tests.support.journeys import EVERYTHING, SHORT

from .conftest import newest

SOUND = {"words": "A lamp is out.", "email": "tenant@example.com"}
FILLED = {
    "tenant": "yes",
    "rooms": ["kitchen", "bath"],
    "kitchen": "The tap drips on the floor.",
    "people": [{"who": "a tenant", "age": 40}, {"who": "a child", "age": 4}],
    "crowd": "no",
    "rent": "520.50",
    "since": "2019-04-03",
    "paid": "month",
    "name": "A Tenant",
    "address": {"line_1": "1 Test Street", "town": "Testham", "postcode": "aa11aa"},
    "email": "tenant@example.com",
    "phone": "01632 960123",
    "nino": "AA 12 34 56 A",
    "sort_code": "00-00-00",
    "account": "12345678",
}
BODY = {"answers": FILLED, "agreed": True}


def test_what_a_partner_sends_becomes_a_case_as_if_the_person_had_sent_it(partner: Calling) -> None:
    answer = partner.post(newest(EVERYTHING, "submissions"), BODY)
    assert answer.status_code == 200, answer.content
    case = Case.objects.get()
    said = answer.json()
    assert said == {
        "reference": case.shown_reference,
        "tracking": said["tracking"],
        "version": 1,
    }
    assert said["tracking"].endswith("/track/")
    submission = Submission.objects.get()
    assert (submission.case, submission.channel) == (case, Channel.BACK_OFFICE)
    assert submission.answers["phone"] == "+441632960123"
    assert submission.answers["address"]["postcode"] == "AA1 1AA"
    assert submission.answers["nino"] == "AA123456A"
    assert [each["answers"] for each in submission.answers["people"]["items"]] == FILLED["people"]
    assert submission.answers["photos"] is None
    assert not Draft.objects.exists()


def send(partner: Calling, answers: Any, definition: Journey = SHORT, **more: Any) -> Any:
    body = {"answers": answers, "agreed": True, **more}
    return partner.post(newest(definition, "submissions"), body)


def test_the_case_is_opened_by_the_system_and_shows_so(partner: Calling) -> None:
    send(partner, SOUND)
    entry = TimelineEntry.objects.get()
    assert (entry.system, entry.team) == (partner.system, partner.system.team)


def test_clocks_run_and_messages_leave_as_if_the_person_had_sent_it(partner: Calling) -> None:
    TargetFactory()
    send(partner, SOUND)
    assert Case.objects.get().clocks.exists()
    assert Delivery.objects.filter(template="form-received").exists()


def test_others_are_told_but_not_the_system_itself_of_the_case_it_opened(
    partner: Calling,
) -> None:
    other, own = listener(), listener("Own", partner.system)
    send(partner, SOUND)
    assert [name for name, _ in told(other)] == ["case.opened", "form.submitted", "contact.given"]
    assert "case.opened" not in [name for name, _ in told(own)]


def test_the_same_message_again_gets_the_same_answer_and_makes_no_second_case(
    partner: Calling,
) -> None:
    body = {"answers": SOUND, "agreed": True}
    path = newest(SHORT, "submissions")
    first, second = (partner.post(path, body, **{"Idempotency-Key": "one"}) for _ in range(2))
    assert first.content == second.content
    assert second["Idempotent-Replayed"] == "true"
    assert Case.objects.count() == 1


def test_the_same_id_with_other_answers_is_refused(partner: Calling) -> None:
    path, one = newest(SHORT, "submissions"), {"Idempotency-Key": "one"}
    partner.post(path, {"answers": SOUND, "agreed": True}, **one)
    other = partner.post(path, {"answers": {**SOUND, "words": "b"}, "agreed": True}, **one)
    assert (other.status_code, other.json()["type"]) == (422, "/api/#problem-id-used")
    assert Case.objects.count() == 1


def test_what_was_refused_may_be_mended_and_sent_under_its_id(partner: Calling) -> None:
    path, one = newest(SHORT, "submissions"), {"Idempotency-Key": "one"}
    refused = partner.post(path, {"answers": {"words": "a"}, "agreed": True}, **one)
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"at": "/answers/email", "why": "Enter your email address"}]
    assert not Draft.objects.exists()
    mended = partner.post(path, {"answers": SOUND, "agreed": True}, **one)
    assert mended.status_code == 200


def test_nothing_is_sent_before_the_person_has_agreed(partner: Calling) -> None:
    for agreed in (False, None, "true", 1):
        answer = send(partner, SOUND, agreed=agreed)
        assert answer.status_code == 422
    answer = partner.post(newest(SHORT, "submissions"), {"answers": SOUND})
    assert answer.json()["errors"] == [
        {"at": "/agreed", "why": "Ask the person to agree first, then send true."}
    ]
    assert not Case.objects.exists()


def test_the_person_is_written_to_in_their_language(partner: Calling) -> None:
    assert send(partner, SOUND, language="pl").status_code == 200
    assert Submission.objects.get().language == Case.objects.get().language == "pl"
    for wrong in ("", "polish", "PL", "p1", 7, None):
        assert send(partner, SOUND, language=wrong).status_code == 422


def test_timed_answers_count_from_when_they_came(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    definition = journey(page(ask("danger", timed=True)), page(ask("more")))
    monkeypatch.setitem(registry._journeys, definition.key, definition)
    send(partner, {"danger": "gas", "more": "a"}, definition)
    assert list(Submission.objects.get().moments) == ["danger"]


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A form with two versions: their numbers."""
    old = versions.current(SHORT).number
    new = replace(SHORT, title="Tell us something shorter")
    monkeypatch.setitem(registry._journeys, SHORT.key, new)
    return old, versions.current(new).number


def test_an_old_version_is_taken_until_it_closes(
    partner: Calling, changed: tuple[int, int]
) -> None:
    old, _new = changed
    body = {"answers": SOUND, "agreed": True}
    answer = partner.post(f"/forms/short/versions/{old}/submissions", body)
    assert answer.json()["version"] == old
    assert Submission.objects.get().version.number == old


@pytest.mark.parametrize("what", ["submissions", "validate", "uploads"])
def test_a_version_that_has_closed_is_refused_with_the_number_of_the_newest(
    partner: Calling, changed: tuple[int, int], what: str
) -> None:
    old, new = changed
    Version.objects.filter(number=old).update(closes_at=timezone.now())
    body: dict[str, Any] = {"answers": SOUND, "agreed": True}
    if what == "uploads":
        body = {"question": "a", "name": "a.png", "content": "aaaa"}
    answer = partner.post(f"/forms/short/versions/{old}/{what}", body)
    said = answer.json()
    assert (answer.status_code, said["type"]) == (409, "/api/#problem-closed")
    assert said["newest"] == new
    assert answer["Link"] == f'</api/v1/forms/short/versions/{new}/schema>; rel="latest-version"'
    assert not Case.objects.exists()


def test_the_newest_version_is_taken_whatever_its_closing_time_says(
    partner: Calling, changed: tuple[int, int]
) -> None:
    _old, new = changed
    Version.objects.update(closes_at=timezone.now())
    body = {"answers": SOUND, "agreed": True}
    assert partner.post(f"/forms/short/versions/{new}/submissions", body).status_code == 200


def test_what_was_sent_before_a_version_closed_is_answered_again_after(
    partner: Calling, changed: tuple[int, int]
) -> None:
    old, _new = changed
    path, one = f"/forms/short/versions/{old}/submissions", {"Idempotency-Key": "one"}
    body = {"answers": SOUND, "agreed": True}
    first = partner.post(path, body, **one)
    Version.objects.filter(number=old).update(closes_at=timezone.now())
    assert partner.post(path, body, **one).content == first.content


@pytest.mark.parametrize("what", ["submissions", "validate", "uploads"])
def test_a_form_that_is_guarded_is_there_for_no_system(
    partner: Calling, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    guarded = replace(SHORT, key="guarded")
    path = newest(guarded, what)
    source = registry.Source("guarded", lambda: guarded, lambda request: False)
    monkeypatch.setattr(registry, "_sources", {"guarded": source})
    body: dict[str, Any] = {"answers": SOUND, "agreed": True}
    if what == "uploads":
        body = {"question": "a", "name": "a.png", "content": "aaaa"}
    answer = partner.post(path, body)
    assert answer.status_code == 404
    assert answer.content == partner.get("/nothing").content


def test_a_key_that_may_only_read_sends_nothing() -> None:
    reader = Calling(make_system("reader"), "forms:read")
    assert send(reader, SOUND).status_code == 404
    assert reader.post(newest(SHORT, "validate"), {"answers": SOUND}).status_code == 404


def test_a_signed_message_sends_a_form_too(partner: Calling) -> None:
    partner.system.scopes = ["forms:send"]
    partner.system.save()
    body = json.dumps({"answers": SOUND, "agreed": True}).encode()
    answer = Client().post(
        f"/api/v1{newest(SHORT, 'submissions')}",
        body,
        content_type="application/json",
        headers=signed(partner.system, body),
    )
    assert answer.status_code == 200
    assert Case.objects.count() == 1


def test_no_browser_opens_what_a_system_has_sent(partner: Calling) -> None:
    send(partner, SOUND)
    key = Submission.objects.get().key
    client = Client()
    client.get(reverse("form_start", args=["short"]))
    assert client.get(reverse("form_receipt", args=["short", key, "html"])).status_code == 404
    followed = client.get(reverse("form_follow", args=["short", key]))
    assert followed["Location"] == reverse("track")


def test_what_only_sending_finds_wrong_is_told_and_nothing_is_kept(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms_sending, "first_wrong", lambda found: found.steps[0])
    answer = send(partner, SOUND)
    assert answer.json()["errors"] == [{"at": "/answers", "why": mistakes.MORE}]
    assert not Draft.objects.exists()
    assert not Case.objects.exists()


def test_nothing_of_what_a_partner_sends_is_in_a_log_or_readable_at_rest(
    partner: Calling, every_kind: Journey
) -> None:
    answers = wire.sent_of(every_kind, ANSWERS)
    wrong = {**answers, "nino": f"{MISTYPED} 1", MISTYPED: "a", "date": MISTYPED}
    with listening() as heard:
        assert send(partner, answers, every_kind).status_code == 200
        refused = send(partner, wrong, every_kind)
        tried = partner.post(newest(every_kind, "validate"), {"answers": wrong})
    assert refused.status_code == 422
    written = heard.out.getvalue()
    assert "INSERT INTO" in written, "no SQL was heard"
    assert found_in(written) == []
    assert found_in(database()) == []
    assert found_in(refused.content.decode() + tried.content.decode()) == []


HOSTILE: list[tuple[bytes, int]] = [
    (b'{"answers": {"words": "' + b"a" * 10_000_000 + b'"}}', 413),
    (b'{"answers": {"words": 1e400, "email": 1e400}, "agreed": true}', 422),
    (b'{"answers": {"words": -1e400}, "agreed": true}', 422),
    (b'{"answers": {"words": ' + b"9" * 4000 + b'}, "agreed": true}', 422),
    (b'{"answers": {"words": ' + b"9" * 5000 + b'}, "agreed": true}', 400),
    (b'{"answers": {"words": ' + b"[" * 400 + b"]" * 400 + b'}, "agreed": true}', 422),
    (b'{"answers": {"words": ' + b"[" * 100_000 + b"]" * 100_000 + b'}, "agreed": true}', 400),
    (b'{"answers": ' + b'{"words":' * 20_000 + b"1" + b"}" * 20_000 + b"}", 400),
    (b'{"answers": {"words": NaN}, "agreed": true}', 400),
    (b'{"answers": {"words": "a", "words": "b"}, "agreed": true}', 400),
    (b'{"answers": {"\\u0000": "a"}, "agreed": true}', 422),
    (b'{"answers": {"\\ud800": "a"}, "agreed": true}', 422),
    (b'{"answers": {"asked_on_": "2020-01-01"}, "agreed": true}', 422),
    (b'{"answers": {"__proto__": {}}, "agreed": true}', 422),
    (b'{"answers": [], "agreed": true}', 422),
    (b'{"answers": null, "agreed": true}', 422),
    (b'{"answers": {}, "agreed": true, "version": 1}', 422),
    (b"[]", 422),
    (b"null", 422),
]


@pytest.mark.parametrize(("body", "status"), HOSTILE, ids=lambda each: repr(each)[:40])
def test_what_is_hostile_is_refused_with_a_sentence(
    partner: Calling, body: bytes, status: int
) -> None:
    answer = partner.post(newest(SHORT, "submissions"), body)
    said = answer.json()
    assert (answer.status_code, said["status"]) == (status, status)
    assert said["detail"]
    assert all(each["at"] and each["why"] for each in said.get("errors", ()))
    assert not Case.objects.exists()
