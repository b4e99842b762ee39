"""How a bill puts its parts into words, on a page and in a document alike. No amounts of its own.

What is said here holds for every year: it has no figure, date or limit in it. Those come with the
bill, or with its notes from the revenues system.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.council import tax_year
from portal.council.money import as_text
from portal.documents.words import Link, Words

from ..words import Tax
from .days import of_bill, of_line
from .kinds import Bill, Line

CANNOT_PAY = (
    "Tell us as soon as you can. We can often spread what you owe over more months.",
    "You may be able to get money off your bill. Ask us to check.",
)
ADVICE: tuple[Words, ...] = (
    (
        "For free advice about money that you owe: ",
        Link("MoneyHelper", "https://www.moneyhelper.org.uk/"),
        ", ",
        Link("StepChange", "https://www.stepchange.org/"),
        " or ",
        Link("National Debtline", "https://www.nationaldebtline.org/"),
        ".",
    ),
)
HOW_TO_PAY = (
    "Sign in to your account with us to pay online, or to set up a Direct Debit.",
    "Always give your account number, so that we know the payment is yours.",
)
WRONG: dict[Tax, tuple[Words, ...]] = {
    Tax.COUNCIL_TAX: (
        "If the bill has something wrong, such as who lives with you, tell us first.",
        "If you still do not agree, you can take it to the Valuation Tribunal.",
        (
            "Your band goes by what your home would have sold for on 1 April 1991. If you think "
            "the band is wrong, you can ",
            Link("challenge it on GOV.UK", "https://www.gov.uk/challenge-council-tax-band"),
            ". Please go on paying while you wait.",
        ),
    ),
    Tax.BUSINESS_RATES: (
        "If the bill has something wrong, such as a relief that is missing, tell us first.",
        (
            "We do not set the rateable value. You can check and challenge it ",
            Link("on GOV.UK", "https://www.gov.uk/find-business-rates"),
            ". Please go on paying while you wait.",
        ),
    ),
}


def title(bill: Bill) -> str:
    """Council tax 2026 to 2027."""
    year = tax_year.tax_year(bill.begins)
    return f"{bill.tax.words.capitalize()} {year} to {year + 1}"


def day(date: date) -> str:
    """1 April 2026."""
    return f"{date.day} {date:%B %Y}"


def line_words(line: Line, bill: Bill) -> str:
    """A line's name, with its days where it is for some of the bill's only."""
    days = of_line(line, bill)
    if days == of_bill(bill):
        return line.words
    return f"{line.words}, {day(days.first)} to {day(days.last)}"


def change_words(percent: Decimal | None) -> str:
    """How much it differs from last year: 4.9% more."""
    if percent is None:
        return "Not known"
    if not percent:
        return "The same"
    return f"{abs(percent).normalize():f}% {'more' if percent > 0 else 'less'}"


def last_year_words(bill: Bill) -> str:
    """What a whole year was a year ago beside what it is now; empty where nobody has said."""
    if bill.last_year is None:
        return ""
    kind = f"band {bill.band}" if bill.band else "this property"
    said = f"A whole year for {kind} was {as_text(bill.last_year)} last year"
    if not bill.shares:
        return f"{said}."
    now = sum(share.amount for share in bill.shares)
    more = now - bill.last_year
    if not more:
        return f"{said}, and is the same now."
    word = "more" if more > 0 else "less"
    return f"{said}. It is {as_text(now)} now: {as_text(abs(more))} {word}."


def outcome(bill: Bill) -> str:
    """What it comes to, in a few words."""
    if bill.to_pay > 0:
        return as_text(bill.to_pay)
    if bill.to_pay == 0:
        return "Nothing to pay"
    return f"Nothing to pay. You have paid {as_text(-bill.to_pay)} too much."
