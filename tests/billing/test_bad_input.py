"""Whatever is typed on the pages of bills: a sentence that says what to do, and nothing lost."""

from __future__ import annotations

from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client

from portal.billing.changes.forms import WhatIfForm
from portal.billing.changes.moving import MOVING
from portal.billing.direct_debit.pages.forms import BankForm
from portal.billing.paying.forms import OTHER, AccountForm, ReferenceForm
from portal.billing.paying.sums import Offer, Sums
from portal.forms.build import form_class
from portal.forms.definition import Kind
from portal.ui.forms import GovukForm
from tests.forms.malformed import AT_LEAST, MALFORMED, Bad
from tests.support.billing import POSTCODE, SECRET, account_with
from tests.support.residents import resident, signed_in

from .direct_debit.making import BANK

LETTERS = "must have only letters, numbers and hyphens"
REFERENCES = tuple(
    Bad(typed, LETTERS)
    for typed in (
        "1",
        "12",
        "123",
        "6 0",
        "6" * 21,
        "600/000/001",
        "600.000.001",
        "600_000_001",
        "600,000,001",
        "600:000:001",
        "600+000+001",
        "600=000=001",
        "600*000*001",
        "600|000|001",
        "600\\000\\001",
        "600~000~001",
        "600000001;",
        "600000001?",
        "600000001!",
        "600000001%",
        "600000001'--",
        "#600000001",
        "@600000001",
        "£600000001",
        "=600000001",
        "(600000001)",
        "'600000001'",
        "No: 600000001",
        "600000001 & others",
        "{{600000001}}",
        "<b>600000001</b>",
        "réf600000001",
        "½½½½",
        "...",
        "????",
        "😀😀😀😀",
    )
)
PAYING = {"tax": "council-tax", "reference": "600000001", "amount": "45.50", "once": "0" * 24}
OWED = Sums(99_999_999, (Offer("all", "All that is left to pay", 10_000_000),))
NOT_LIMITED = ("must be on or", "must be £")
"""What only another question's limits refuse."""


def name_of(bad: Bad) -> str:
    return str(bad.typed)[:60]


def each(kind: Kind) -> list[Bad]:
    """What no question of this kind takes, whatever its limits."""
    return [bad for bad in MALFORMED[kind] if not bad.says.startswith(NOT_LIMITED)]


def check(form: GovukForm, name: str, bad: Bad) -> None:
    """One sentence, beside the right question, and each box as it was."""
    assert not form.is_valid()
    assert set(form.errors) == {name}
    (sentence,) = map(str, form.errors[name])
    assert bad.says in sentence
    assert sentence[0].isupper()
    assert "{" not in sentence
    shown = BeautifulSoup(str(form), "html.parser")
    kept = {str(box.get("value", "")) for box in shown.select("input")}
    typed = (bad.typed,) if isinstance(bad.typed, str) else bad.typed
    assert {text for text in typed if text} <= kept


@pytest.mark.parametrize(
    "found",
    [REFERENCES, *(each(kind) for kind in (Kind.MONEY, Kind.DATE, Kind.SORT_CODE, Kind.POSTCODE))],
)
def test_there_are_enough_of_each(found: tuple[Bad, ...]) -> None:
    assert len({bad.typed for bad in found}) == len(found) >= AT_LEAST


@pytest.mark.parametrize("bad", REFERENCES, ids=name_of)
def test_an_account_number_to_pay_with(bad: Bad) -> None:
    check(ReferenceForm({**PAYING, **bad.boxes("reference")}), "reference", bad)


@pytest.mark.parametrize("bad", each(Kind.MONEY), ids=name_of)
def test_an_amount_to_pay_with_an_account_number(bad: Bad) -> None:
    check(ReferenceForm({**PAYING, **bad.boxes("amount")}), "amount", bad)


@pytest.mark.parametrize("bad", each(Kind.MONEY), ids=name_of)
def test_another_amount_of_ones_own_bill(bad: Bad) -> None:
    check(AccountForm(OWED, 0, {"choice": OTHER, **bad.boxes("amount")}), "amount", bad)


@pytest.mark.parametrize("typed", ["-5", "0", "0.99", "-0.01", "100000.01", "99,999,999"])
def test_an_amount_that_is_too_little_or_too_much(typed: str) -> None:
    form = ReferenceForm({**PAYING, "amount": typed})
    assert not form.is_valid()
    assert "must be £1" in str(form.errors["amount"])


@pytest.mark.parametrize("bad", each(Kind.DATE), ids=name_of)
def test_the_day_of_a_change(bad: Bad) -> None:
    check(WhatIfForm((), {"change": "leaving", **bad.boxes("day")}), "day", bad)


@pytest.mark.parametrize("bad", MALFORMED[Kind.SORT_CODE], ids=name_of)
def test_a_sort_code(bad: Bad) -> None:
    check(BankForm({**BANK, **bad.boxes("sort_code")}), "sort_code", bad)


@pytest.mark.parametrize("bad", MALFORMED[Kind.ACCOUNT_NUMBER], ids=name_of)
def test_the_number_of_a_bank_account(bad: Bad) -> None:
    check(BankForm({**BANK, **bad.boxes("number")}), "number", bad)


@pytest.mark.parametrize("bad", MALFORMED[Kind.POSTCODE], ids=name_of)
def test_the_postcode_of_a_home_that_somebody_moves_to_or_from(bad: Bad) -> None:
    step = next(
        step
        for _section, step, question in MOVING.questions()
        if question.kind is Kind.ADDRESS and question.required
    )
    (question,) = step.questions
    boxes = {f"{question.id}-stage": "manual", f"{question.id}-line_1": "1 Test Street"}
    town = {f"{question.id}-town": "Testham"}
    form = form_class(step)({**boxes, **town, **bad.boxes(f"{question.id}-postcode")})
    check(form, question.id, bad)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("box", "found"), [("reference", REFERENCES), ("postcode", MALFORMED[Kind.POSTCODE])]
)
def test_adding_an_account_says_one_thing_whatever_is_wrong_and_loses_nothing(
    box: str, found: tuple[Bad, ...]
) -> None:
    account = account_with()
    client: Client = signed_in(resident())
    right = {"reference": account.reference, "name": "Nobody", "postcode": POSTCODE, "key": SECRET}
    said = set()
    for bad in found:
        caches["shared"].clear()
        page = client.post("/bills/join/", {**right, "whom": "", **bad.boxes(box)})
        assert page.status_code == 422
        soup = BeautifulSoup(page.content, "html.parser")
        (kept,) = soup.select(f"input[name={box}]")
        assert kept["value"] == bad.typed
        said.add(unescape(soup.select_one(".govuk-error-summary").get_text(" ", strip=True)))
    assert len(said) == 1
