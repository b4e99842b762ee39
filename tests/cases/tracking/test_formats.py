"""A case in every format: for whoever may see its page, and for nobody else."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from portal.accounts.people import person_of
from portal.cases.changes import reply
from portal.cases.lookup import Known
from portal.cases.models import Case, Holding, How
from portal.cases.timeline import WEBSITE
from tests.support.cases import CaseFactory
from tests.support.residents import resident, signed_in

EMAIL = "resident@example.org"


def opened() -> Case:
    case: Case = CaseFactory(known=Known(email=EMAIL))
    return case


def file(case: Case, format: str = "text") -> str:
    return reverse("format_file", args=["case", case.shown_reference, format])


def listed(case: Case) -> str:
    return reverse("other_formats", args=["case", case.shown_reference])


def let_in(case: Case) -> Client:
    client = Client()
    client.post("/track/", {"reference": case.shown_reference, "email": EMAIL})
    return client


def test_it_says_where_it_stands_and_what_we_wrote() -> None:
    case = opened()
    reply(case, "We come on Friday.", WEBSITE)
    client = let_in(case)
    response = client.get(file(case))
    assert response.status_code == 200
    said = " ".join(response.content.decode().split())
    assert case.shown_reference in said
    assert "We come on Friday." in said
    assert "Today" not in said
    assert response["Cache-Control"] == "private, no-store"
    assert case.shown_reference in response["Content-Disposition"]
    page = client.get(reverse("tracked_case", args=[case.shown_reference])).content.decode()
    assert listed(case) in page


def test_without_the_pair_it_looks_like_one_that_never_was() -> None:
    case, other = opened(), opened()
    for client in (Client(), let_in(other), signed_in(resident("other@example.org"))):
        for address in (listed(case), file(case), "/formats/case/7K4M-9TX3/"):
            assert client.get(address).status_code == 404


def test_who_has_it_in_their_account_has_it_in_every_format() -> None:
    case, user = opened(), resident("mine@example.org")
    Holding.objects.create(case=case, person=person_of(user), how=How.values[0])
    assert signed_in(user).get(file(case)).status_code == 200
