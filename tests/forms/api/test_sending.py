"""A trusted partner fills in a form for a person: tries it, and sends it."""

from __future__ import annotations

from portal.cases.models import Case, Channel
from portal.forms.models import Draft, Submission
from tests.support.api import Calling
from tests.support.journeys import EVERYTHING

from .conftest import newest

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
