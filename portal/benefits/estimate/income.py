"""What comes in, as the rules count it, written down line by line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .household import WORK, Household, Income, IncomeKind, UniversalCredit
from .means import FULL_WORK, Capital, Floor, IncomeRules, UniversalCreditIncome
from .money import Every, pence, percent_of, weekly
from .working import Part, Working

WORDS = {
    IncomeKind.EARNINGS: "pay from work",
    IncomeKind.SELF_EMPLOYED: "earnings from self-employment",
    IncomeKind.STATE_PENSION: "State Pension",
    IncomeKind.OTHER_PENSION: "other pension",
    IncomeKind.SAVINGS_CREDIT: "Pension Credit (savings credit)",
    IncomeKind.CHILD_BENEFIT: "Child Benefit",
    IncomeKind.DISABILITY_BENEFIT: "disability benefit",
    IncomeKind.CARERS_ALLOWANCE: "Carer’s Allowance",
    IncomeKind.TAX_CREDIT: "tax credits",
    IncomeKind.MAINTENANCE: "maintenance",
    IncomeKind.MAINTENANCE_FOR_CHILDREN: "maintenance for children",
    IncomeKind.WAR_PENSION: "war pension",
    IncomeKind.STUDENT: "student income",
    IncomeKind.LODGER: "rent from a lodger",
    IncomeKind.OTHER_BENEFIT: "other benefit",
    IncomeKind.OTHER: "other income",
}


def add_income(
    working: Working, household: Household, rules: IncomeRules, capital: Capital, day: date
) -> int:
    """Write down the income that counts; the total in pence a week."""
    credit, rule = household.universal_credit, rules.universal_credit
    if credit is not None and rule is not None:
        given = _add_universal_credit(working, credit, rule)
        _add_earnings(working, household, rules, day, given=given)
        also = [income for income in household.incomes if income.kind in rule.also_counts]
        _add_others(working, also, rules)
    else:
        _add_earnings(working, household, rules, day)
        _add_others(working, household.incomes, rules)
    add_savings(working, household.capital, capital)
    return working.total(Part.INCOME)


def add_savings(working: Working, saved: int, capital: Capital) -> None:
    """Write down what savings count for."""
    words = "We count some income from your savings"
    working.add(Part.INCOME, words, capital.income(saved), capital.source)


def net(income: Income, pension_share: Decimal) -> int:
    """An income for a week after tax, National Insurance and part of the pension contribution."""
    share = Fraction(pension_share) / 100
    if income.take_home is not None:
        left = income.take_home + (1 - share) * income.pension
    else:
        left = income.gross - income.tax - income.insurance - share * income.pension
    return weekly(pence(max(Fraction(0), Fraction(left))), income.every)


def _add_earnings(
    working: Working,
    household: Household,
    rules: IncomeRules,
    day: date,
    *,
    given: int | None = None,
) -> None:
    """Earnings less what does not count. ``given``: the DWP's figure for a week."""
    earned = 0
    if given is not None:
        earned = given
        working.add(Part.INCOME, "Pay from work, as the DWP counts it", given, rules.source)
    else:
        for income in household.incomes:
            if income.kind in WORK:
                sum_ = _at_least(
                    income, net(income, rules.earnings.pension_share), rules.floor, day
                )
                working.add(Part.INCOME, _said(income), sum_, rules.source)
                earned += sum_
    left = earned
    kept = rules.earnings.ignored(household)
    if any(i.kind in WORK and i.hours >= FULL_WORK for i in household.incomes):
        kept += rules.earnings.work_extra
    for words, sum_ in (
        ("Part of your pay does not count", kept),
        (
            "More of your pay does not count, because of where you live",
            rules.earnings.more(household, day),
        ),
        ("What you pay for childcare does not count", _childcare(household, rules)),
    ):
        taken = min(sum_, left)
        working.add(Part.INCOME, words, -taken, rules.earnings.source)
        left -= taken


def _childcare(household: Household, rules: IncomeRules) -> int:
    paid = sum(weekly(care.amount, care.every) for care in household.childcare)
    most = rules.earnings.one_child
    if len(household.children) > 1:
        most = rules.earnings.more_children
    return min(paid, most) if household.children else 0


def _at_least(income: Income, earned: int, floor: Floor | None, day: date) -> int:
    """What is earned, or what the floor says if that is more and the business is not new."""
    if floor is None or income.kind != IncomeKind.SELF_EMPLOYED or income.started is None:
        return earned
    months = (day.year - income.started.year) * 12 + day.month - income.started.month
    months -= day.day < income.started.day
    if months < floor.months:
        return earned
    return max(earned, percent_of(floor.rate, floor.hours * 100))


def _add_others(working: Working, incomes: Iterable[Income], rules: IncomeRules) -> None:
    """Income that is not earned. Some of it is ignored, or its first part is."""
    free = dict(rules.first_part)
    for income in incomes:
        if income.kind in WORK or income.kind in rules.ignored:
            continue
        sum_ = net(income, Decimal(0))
        working.add(Part.INCOME, _said(income), sum_, rules.source)
        taken = min(sum_, free.get(income.kind, 0))
        if taken:
            free[income.kind] -= taken
            words = f"Part of the {WORDS[income.kind]} does not count"
            working.add(Part.INCOME, words, -taken, rules.source)


def _add_universal_credit(
    working: Working, credit: UniversalCredit, rule: UniversalCreditIncome
) -> int | None:
    """Write down the award that counts. The DWP's figure of earnings for a week, if it is known."""
    award = weekly(credit.award, Every.MONTH)
    working.add(Part.INCOME, "Your Universal Credit", award, rule.source)
    left_out = sum(sum_ for element, sum_ in credit.elements.items() if element in rule.leaves_out)
    words = "Parts of your Universal Credit that do not count"
    working.add(Part.INCOME, words, -min(award, weekly(left_out, Every.MONTH)), rule.source)
    return None if credit.earnings is None else weekly(credit.earnings, Every.MONTH)


def _said(income: Income) -> str:
    whose = "Your partner’s" if income.partners else "Your"
    return f"{whose} {WORDS[income.kind]}"
