"""The bill of every made-up account: whether it adds up, and how long its PDF takes.

The time is of one processor, beside a receipt of one page made in the same run.
"""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from statistics import median

from . import receipt
from .figures import Figure, table

TODAY = date(2026, 11, 23)
EVERY = 10
"""One receipt is made after so many bills, so that noise meets both."""
MOST_OF_A_RECEIPT = 4
"""A bill is two to three pages with three tables; a receipt is one with none."""


def figures() -> list[Figure]:
    """Reconcile each bill, write it as text, and print it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    from portal.billing.bills.check import mistakes
    from portal.billing.bills.document import document
    from portal.council.money import as_text
    from portal.documents.pdf import pdf
    from portal.documents.render import render
    from portal.home.demo.taxes.loading import samples

    bills = [bill for made in samples(TODAY) for bill in made.bills]
    made = [document(bill, council="A council", phone="01632 960123") for bill in bills]
    wrong = sum(bool(mistakes(bill)) for bill in bills)
    silent = sum(
        as_text(abs(bill.to_pay)) not in render(each, "text").content.decode()
        for bill, each in zip(bills, made, strict=True)
    )
    slip = receipt.one_page()
    pdf(slip)  # fonts are cut and read
    times, receipts = [], []
    for number, each in enumerate(made):
        times.append(receipt.seconds(partial(pdf, each)))
        if number % EVERY == 0:
            receipts.append(receipt.seconds(partial(pdf, slip)))
    return [
        Figure("Bills of the made-up accounts", len(bills), "bills", least=100),
        Figure("Bills that do not add up to the penny", wrong, "bills", most=0),
        Figure("Bills that do not say their sum", silent, "bills", most=0),
        Figure("Bill as PDF/UA", 1000 * median(times), "ms"),
        Figure(
            "Bill as PDF/UA, beside a receipt",
            median(times) / median(receipts),
            "of a receipt",
            most=MOST_OF_A_RECEIPT,
        ),
    ]


if __name__ == "__main__":
    print(table(figures()))
