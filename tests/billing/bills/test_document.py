"""A bill on paper and in every other format says all that it must."""

from __future__ import annotations

import pytest

from portal.billing.bills.check import mistakes
from portal.billing.bills.document import document
from portal.billing.bills.kinds import Bill
from portal.documents.registry import ready_formats
from portal.documents.render import render
from tests.documents.samples import failures, pdf

from .samples import SAMPLES

EACH = pytest.mark.parametrize("bill", SAMPLES.values(), ids=list(SAMPLES))


def text(bill: Bill) -> str:
    """The bill as plain text, its lines joined."""
    made = document(bill, council="Testham", phone="01632 960123", phone_href="tel:+441632960123")
    return " ".join(render(made, "text").content.decode().split())


@EACH
def test_each_sample_adds_up(bill: Bill) -> None:
    assert mistakes(bill) == []


@EACH
def test_each_bill_is_a_pdf_that_passes_every_rule(bill: Bill) -> None:
    assert failures(pdf(document(bill, council="Testham", phone="01632 960123"))) == []


@pytest.mark.parametrize("name", [each.name for each in ready_formats()])
def test_a_bill_can_be_had_in_every_format_that_is_ready(name: str) -> None:
    assert render(document(SAMPLES["plain"]), name).content


def test_a_council_tax_bill_says_all_that_the_law_asks() -> None:
    said = text(SAMPLES["living alone, by direct debit"])
    for words in (
        "A tenant",
        "600000001",
        "1 Test Street",
        "9 March 2026",
        "1 April 2026 to 31 March 2027",
        "A whole year in band C",
        "Testshire County Council",
        "Adult social care 2%",
        "4.99% more",
        "1.5% less",
        "The same",
        "Not known",
        "Single person discount, 25%",
        "You told us that you are the only adult.",
        "15 March 2027",
        "We take each payment from your bank",
        "Valuation Tribunal",
        "If you cannot pay",
        "01632 960123",
    ):
        assert words in said, words


def test_help_for_who_cannot_pay_comes_before_the_working() -> None:
    said = text(SAMPLES["in arrears"])
    assert said.index("If you cannot pay") < said.index("How we worked it out")


def test_a_bill_says_how_it_differs_from_last_year() -> None:
    assert "£2,115.56 last year. It is £2,237.89 now: £122.33 more." in text(SAMPLES["plain"])


def test_a_rates_bill_says_its_value_and_multiplier() -> None:
    said = text(SAMPLES["shop, limited rise and supplement"])
    for words in ("£51,000.00", "43.2p for each pound", "Shop and premises", "Transitional relief"):
        assert words in said
    assert "Who gets it" not in said


def test_two_who_pay_are_told_that_each_owes_it_all() -> None:
    assert "Each person named here" in text(SAMPLES["two payers, disabled band, low income"])
    assert "Each person named here" not in text(SAMPLES["plain"])


def test_who_paid_too_much_is_told_what_to_do_and_has_no_instalments() -> None:
    said = text(SAMPLES["paid too much"])
    assert "too much" in said
    assert "We can pay it back" in said
    assert "When to pay" not in said


def test_a_part_of_a_year_is_said_beside_its_line() -> None:
    assert "1 October 2026 to 31 March 2027" in text(SAMPLES["discount from October"])


def test_a_note_of_the_council_is_in_the_bill() -> None:
    assert "A note from the council." in text(SAMPLES["with notes"])


def test_a_bill_tells_its_reader_the_sum_once_and_in_full() -> None:
    bill = SAMPLES["plain"]
    assert f"£{bill.to_pay // 100:,}.{bill.to_pay % 100:02d}" in text(bill)
