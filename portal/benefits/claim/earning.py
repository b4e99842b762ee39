"""What comes in, as the answers of a claim say it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from portal.council.money import pence

from ..estimate.household import Income, IncomeKind
from ..estimate.money import MONTHS, Every
from . import names as n

Answers = Mapping[str, Any]


def listed(answers: Answers, id_: str) -> list[Answers]:
    """Give the answers of each thing on a list."""
    return [item["answers"] for item in (answers.get(id_) or {}).get("items", ())]


def money(answers: Answers, id_: str) -> int:
    """Give a sum in pence; nothing where it was left empty."""
    return pence(Fraction(answers.get(id_) or 0) * 100)


def passports(answers: Answers) -> list[str]:
    """Give the benefits for a low income that were ticked."""
    return list(answers.get(n.PASSPORTS) or ())


def incomes(answers: Answers) -> Iterator[Income]:
    """Give each job, each business, and all other money."""
    yield from (_job(each) for each in listed(answers, n.JOBS))
    yield from (_business(each) for each in listed(answers, n.BUSINESSES))
    for each in listed(answers, n.INCOMES):
        yield Income(
            IncomeKind(each[n.INCOME_KIND]),
            money(each, n.INCOME_AMOUNT),
            Every(each[n.INCOME_EVERY]),
            partners=each.get(n.INCOME_WHOSE) == n.PARTNERS,
        )


def _job(answers: Answers) -> Income:
    return Income(
        IncomeKind.EARNINGS,
        money(answers, n.JOB_PAY),
        Every(answers[n.JOB_EVERY]),
        tax=money(answers, n.JOB_TAX),
        insurance=money(answers, n.JOB_INSURANCE),
        pension=money(answers, n.JOB_PENSION),
        partners=answers.get(n.JOB_WHOSE) == n.PARTNERS,
        hours=Decimal(answers[n.JOB_HOURS]),
    )


def _business(answers: Answers) -> Income:
    """What is left of a business, for a year. A loss is nothing."""
    left = max(money(answers, n.BUSINESS_TAKEN) - money(answers, n.BUSINESS_COSTS), 0)
    return Income(
        IncomeKind.SELF_EMPLOYED,
        pence(Fraction(left * MONTHS, answers[n.BUSINESS_MONTHS])),
        Every.YEAR,
        partners=answers.get(n.BUSINESS_WHOSE) == n.PARTNERS,
        hours=Decimal(answers[n.BUSINESS_HOURS]),
        started=date.fromisoformat(answers[n.BUSINESS_STARTED]),
    )
