"""Somebody's bills, in each state of their pages."""

from ..subject import Subject, register


def at(state: str) -> str:
    return f"/people/bills/{state}/"


LIST, BILL = "bills", "bill to pay"

register(
    Subject(LIST, at("list")),
    Subject("bills none yet", at("none"), same_title_as=LIST),
    Subject(BILL, at("to-pay")),
    Subject("bill behind", at("behind"), same_title_as=BILL, in_full=True),
    Subject("bill by direct debit", at("direct-debit"), same_title_as=BILL, is_variant=True),
    Subject("bill paid too much", at("too-much"), same_title_as=BILL, is_variant=True),
    Subject("bill of business rates", at("rates"), is_variant=True),
    Subject("bill replaced", at("replaced"), is_variant=True),
    Subject("bill not here yet", at("without")),
    Subject("bill charges and payments", at("entries")),
    Subject("bill cannot pay", at("cannot-pay")),
)
