"""The rent, with what is in it, and where help is paid. Only where help with rent is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import Equals, Not
from portal.forms.definition import Choice, Kind, Question, QuestionStep, Repeat, Step

from ...estimate.household import ServiceCharge
from ...triage.answers import HOUSING_BENEFIT_AT_ANY_AGE
from ..asking import a_day, how_often, is_yes, money, one_of, yes_no
from ..names import (
    ACCOUNT_NUMBER,
    ARREARS,
    BANK_NAME,
    BEDROOMS,
    CHARGE_AMOUNT,
    CHARGE_KIND,
    CHARGES,
    HAS_ARREARS,
    HAS_CHARGES,
    HOME,
    LANDLORD,
    LANDLORD_ADDRESS,
    LANDLORD_RELATED,
    NO_BANK,
    PAY_TO,
    RENT_AMOUNT,
    RENT_EVERY,
    RENT_FREE,
    RENT_PAYERS,
    RENT_START,
    SHARES_RENT,
    SORT_CODE,
    SUPPORT_BY,
    TO_BANK,
    TO_LANDLORD,
    TO_RENT_ACCOUNT,
)

CHARGED_FOR = (
    (ServiceCharge.FUEL, "Heating, gas or electricity"),
    (ServiceCharge.WATER, "Water"),
    (ServiceCharge.MEALS, "Meals"),
    (ServiceCharge.SUPPORT, "Care or support"),
    (ServiceCharge.PERSONAL, "Laundry, television or cleaning of your own rooms"),
    (ServiceCharge.SHARED, "Cleaning, lights or lifts that all share"),
)
FROM_COUNCIL = Equals(HOME, "council-or-association")
IN_SUPPORT = one_of(HOME, *sorted(each.value for each in HOUSING_BENEFIT_AT_ANY_AGE))


def steps() -> Iterator[Step]:
    """Give the pages, in order."""
    rent = (
        money(RENT_AMOUNT, "How much is it?", "the rent", "Rent", least=1),
        how_often(RENT_EVERY, "the rent"),
        Question(
            RENT_FREE,
            Kind.WHOLE_NUMBER,
            "Weeks in a year without rent",
            hint="Many landlords have none.",
            short="Weeks without rent",
            required=False,
            error_name="the weeks without rent",
            least=0,
            most=26,
        ),
    )
    yield QuestionStep("rent", rent, "Your rent", ("With all charges in it.",))
    let = (
        a_day(RENT_START, "When did you start to rent it?", "the day you started", "Rented since"),
        Question(
            BEDROOMS,
            Kind.WHOLE_NUMBER,
            "How many bedrooms are there?",
            short="Bedrooms",
            error_name="how many bedrooms there are",
            least=0,
            most=20,
        ),
    )
    yield QuestionStep("tenancy", let, "The home you rent")
    support = Question(
        SUPPORT_BY,
        Kind.TEXT,
        "Who gives you care, support or a place to stay?",
        hint="The name of the charity, the company or the council.",
        short="Who gives support",
        error_name="who gives you support",
        longest=100,
    )
    yield QuestionStep("support", (support,), when=IN_SUPPORT)
    yield from _charges()
    yield from _landlord()
    yield from _paying()


def _charges() -> Iterator[Step]:
    gate = yes_no(
        HAS_CHARGES,
        "Is anything else in the rent, such as heating or meals?",
        "anything else is in the rent",
        "Charges in the rent",
    )
    yield QuestionStep("has-charges", (gate,))
    about = (
        Question(
            CHARGE_KIND,
            Kind.RADIOS,
            "What is it for?",
            short="For",
            choices=tuple(Choice(each.value, words) for each, words in CHARGED_FOR),
            errors={"required": "Choose what it is for"},
        ),
        money(CHARGE_AMOUNT, "How much is it?", "how much it is", "Amount"),
    )
    yield Repeat(
        CHARGES,
        "Charges in your rent",
        one="charge",
        many="charges",
        steps=(
            QuestionStep(
                "charge",
                about,
                "About this charge",
                ("Give the amount for the same time as your rent.",),
            ),
        ),
        named_by=(CHARGE_KIND,),
        minimum=1,
        most=10,
        when=is_yes(HAS_CHARGES),
    )
    shared = yes_no(
        SHARES_RENT,
        "Do you share the rent with anyone but a partner?",
        "you share the rent",
        "Shares the rent",
    )
    yield QuestionStep("shares-rent", (shared,))
    number = Question(
        RENT_PAYERS,
        Kind.WHOLE_NUMBER,
        "How many people share it, with you?",
        hint="Count yourself, and count a couple as one.",
        short="People who share",
        error_name="how many share it",
        least=2,
        most=20,
    )
    yield QuestionStep("rent-payers", (number,), when=is_yes(SHARES_RENT))


def _landlord() -> Iterator[Step]:
    who = (
        Question(
            LANDLORD,
            Kind.TEXT,
            "Landlord or agent",
            error_name="the landlord’s or agent’s name",
            longest=100,
            sensitive=True,
        ),
        yes_no(
            LANDLORD_RELATED,
            "Are you related to the landlord, or were you ever a couple?",
            "you are related or were a couple",
            "Related to the landlord",
        ),
    )
    yield QuestionStep("landlord", who, "Who you rent from", when=Not(FROM_COUNCIL))
    where = Question(
        LANDLORD_ADDRESS,
        Kind.ADDRESS,
        "What is the landlord’s or agent’s address?",
        short="Landlord’s address",
        autocomplete="off",
        error_name="the landlord’s address",
    )
    yield QuestionStep("landlord-address", (where,), when=Not(FROM_COUNCIL))
    behind = yes_no(
        HAS_ARREARS, "Are you behind with your rent?", "you are behind", "Behind with rent"
    )
    yield QuestionStep("has-arrears", (behind,))
    owed = money(ARREARS, "How much rent do you owe?", "the rent that you owe", "Rent owed")
    yield QuestionStep("arrears", (owed,), when=is_yes(HAS_ARREARS))


def _paying() -> Iterator[Step]:
    to = Question(
        PAY_TO,
        Kind.RADIOS,
        "Where should we pay help with rent?",
        short="Paid to",
        choices=(
            Choice(TO_RENT_ACCOUNT, "My rent account", "If the council is your landlord."),
            Choice(TO_BANK, "My bank account"),
            Choice(TO_LANDLORD, "My landlord", "We ask you and them about it."),
            Choice(NO_BANK, "I have no bank account", "We call or write to find another way."),
        ),
        errors={"required": "Choose where we should pay help with rent"},
    )
    yield QuestionStep("pay-to", (to,))
    bank = (
        Question(
            BANK_NAME,
            Kind.TEXT,
            "Name on the account",
            error_name="the name on the account",
            autocomplete="off",
            longest=100,
            sensitive=True,
        ),
        Question(
            SORT_CODE,
            Kind.SORT_CODE,
            "Sort code",
            hint="6 numbers, like 12-34-56.",
            error_name="the sort code",
            sensitive=True,
        ),
        Question(
            ACCOUNT_NUMBER,
            Kind.ACCOUNT_NUMBER,
            "Account number",
            hint="6 to 8 numbers.",
            error_name="the account number",
            sensitive=True,
        ),
    )
    yield QuestionStep("bank", bank, "Your bank account", when=one_of(PAY_TO, TO_BANK))
