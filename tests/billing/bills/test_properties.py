"""Whatever bill is made adds up, and a penny put elsewhere is found."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.billing.bills.again import again
from portal.billing.bills.check import mistakes
from portal.billing.bills.kinds import Bill
from portal.billing.bills.written import read, write

from .strategies import BILLS

PENNY = st.sampled_from([-1, 1])


@settings(max_examples=150)
@given(BILLS)
def test_every_bill_that_is_made_adds_up(bill: Bill) -> None:
    assert mistakes(bill) == []


@given(BILLS)
def test_a_bill_is_the_same_after_it_was_kept(bill: Bill) -> None:
    assert read(write(bill)) == bill


@given(BILLS, PENNY, st.data())
def test_a_penny_on_any_line_is_found(bill: Bill, penny: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bill.lines) - 1))
    changed = replace(bill.lines[at], amount=bill.lines[at].amount + penny)
    assert mistakes(replace(bill, lines=(*bill.lines[:at], changed, *bill.lines[at + 1 :])))


@given(BILLS, PENNY)
def test_a_penny_on_the_total_is_found(bill: Bill, penny: int) -> None:
    assert mistakes(replace(bill, to_pay=bill.to_pay + penny))


@given(BILLS, PENNY, st.data())
def test_a_penny_on_an_instalment_is_found(bill: Bill, penny: int, data: st.DataObject) -> None:
    assume(bill.instalments)
    at = data.draw(st.integers(0, len(bill.instalments) - 1))
    each = bill.instalments[at]
    changed = replace(each, amount=each.amount + penny)
    wrong = (*bill.instalments[:at], changed, *bill.instalments[at + 1 :])
    assert mistakes(replace(bill, instalments=wrong))


@given(BILLS, st.data())
def test_a_whole_year_s_share_that_is_a_pound_out_is_found(bill: Bill, data: st.DataObject) -> None:
    assume(bill.shares and (bill.ends - bill.begins).days > 4)
    share = replace(bill.shares[0], amount=bill.shares[0].amount + 100)
    said = " ".join(mistakes(replace(bill, shares=(share, *bill.shares[1:]))))
    assert "the authorities' shares" in said


@given(BILLS, st.data())
def test_a_bill_made_again_for_fewer_days_adds_up(bill: Bill, data: st.DataObject) -> None:
    begins = data.draw(st.dates(bill.begins, bill.ends))
    ends = data.draw(st.dates(begins, bill.ends))
    assert mistakes(again(bill, issued=bill.issued, begins=begins, ends=ends)) == []
