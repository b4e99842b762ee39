"""The first part: what can be claimed at all."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AnyOf, In, Not
from portal.forms.definition import (
    Choice,
    ContentStep,
    ExitStep,
    Kind,
    Question,
    QuestionStep,
    Step,
    Way,
)

from ...triage.answers import NO_RENT_QUESTION, NO_TAX_QUESTION, Home
from ..asking import FOR_RENT, WITH_PARTNER, a_day, is_yes, one_of, yes_no
from ..names import (
    BORN,
    CLAIM_TAX,
    CREDIT_BEFORE,
    HAS_PARTNER,
    HOME,
    PARTNER_BORN,
    PAYS_RENT,
    RENT_HELP,
    RENT_HELP_NO,
    UC_PAYS,
)
from ..wording import Wording

MAY_CLAIM_RENT, MAY_HAVE_HAD_CREDIT = "benefits.may_claim_rent", "benefits.credit_before"
"""The names under which the two answers are offered that depend on State Pension age."""

TAX_YES, TAX_UNSURE, TAX_NO, TAX_HAS = "yes", "not-sure", "no", "has"
FOR_TAX = one_of(CLAIM_TAX, TAX_YES, TAX_UNSURE)
"""Council Tax Reduction is claimed."""
HOMES = (
    Choice(Home.COUNCIL_OR_ASSOCIATION.value, "I rent from the council or a housing association"),
    Choice(Home.PRIVATE.value, "I rent from a private landlord"),
    Choice(Home.OWN.value, "I own it, or I am buying it"),
    Choice(
        Home.SUPPORTED.value,
        "Supported or sheltered housing",
        "You get care, support or supervision there.",
    ),
    Choice(
        Home.TEMPORARY.value,
        "A place a council found for me",
        "Because you had no home. It is only for now.",
    ),
    Choice(Home.REFUGE.value, "A refuge"),
    Choice(Home.FAMILY_OR_FRIENDS.value, "With family or friends"),
    Choice(Home.CARE_HOME.value, "A care home"),
    Choice(Home.NOWHERE.value, "I have nowhere to live"),
)


def steps(wording: Wording) -> Iterator[Step]:
    """Give the pages, in order."""
    yield QuestionStep(
        "birth",
        (
            a_day(
                BORN,
                "What is your date of birth?",
                "your date of birth",
                "Date of birth",
                autocomplete="bday",
            ),
        ),
    )
    yield QuestionStep(
        "partner",
        (
            yes_no(
                HAS_PARTNER,
                "Do you live with a partner?",
                "you live with a partner",
                "Partner",
                "A husband, wife, civil partner, or somebody you live with as if you were married.",
            ),
        ),
    )
    yield QuestionStep(
        "partner-birth",
        (
            a_day(
                PARTNER_BORN,
                "What is your partner’s date of birth?",
                "your partner’s date of birth",
                "Partner’s date of birth",
                autocomplete="off",
            ),
        ),
        when=WITH_PARTNER,
    )
    yield QuestionStep(
        "home",
        (
            Question(
                HOME,
                Kind.RADIOS,
                "What kind of home do you live in?",
                short="Home",
                choices=HOMES,
                errors={"required": "Choose what kind of home you live in"},
            ),
        ),
    )
    yield from _what_for(wording)


def _what_for(wording: Wording) -> Iterator[Step]:
    yield QuestionStep(
        "council-tax",
        (
            Question(
                CLAIM_TAX,
                Kind.RADIOS,
                "Do you want help with your council tax?",
                short="Help with council tax",
                choices=(
                    Choice(TAX_YES, "Yes"),
                    Choice(TAX_UNSURE, "I am not sure if I have to pay it"),
                    Choice(TAX_NO, "No, I do not pay it"),
                    Choice(TAX_HAS, "No, I get this help already"),
                ),
                errors={"required": "Choose if you want help with your council tax"},
            ),
        ),
        when=Not(In(HOME, tuple(sorted(each.value for each in NO_TAX_QUESTION)))),
    )
    rents = Not(In(HOME, tuple(sorted(each.value for each in NO_RENT_QUESTION))))
    yield QuestionStep(
        "pays-rent",
        (yes_no(PAYS_RENT, "Do you pay rent for your home?", "you pay rent", "Pays rent"),),
        when=rents,
    )
    paying = is_yes(PAYS_RENT)
    yield QuestionStep("credit-before", (_credit_before(),), when=paying)
    yield QuestionStep("rent-help", (_rent_help(wording),), when=paying)
    yield ContentStep(
        "rent-elsewhere",
        f"Help with rent comes from {wording.universal_credit}",
        wording.rent_elsewhere,
        one_of(RENT_HELP, UC_PAYS),
        (Way(f"Go to {wording.universal_credit}", href=wording.universal_credit_link),),
    )
    yield ExitStep(
        "nothing-here",
        "You do not need this form",
        wording.nothing_here,
        wording.nothing_here_ways,
        Not(AnyOf((FOR_TAX, FOR_RENT))),
    )


def _credit_before() -> Question:
    return Question(
        CREDIT_BEFORE,
        Kind.RADIOS,
        "Have you both had Pension Credit since before 15 May 2019?",
        hint="As a couple, and without a break.",
        short="Pension Credit since 2019",
        choices=(Choice("no", "No"),),
        choices_from=MAY_HAVE_HAD_CREDIT,
        errors={"required": "Choose yes if you have both had it since then, or no"},
    )


def _rent_help(wording: Wording) -> Question:
    return Question(
        RENT_HELP,
        Kind.RADIOS,
        "Do you want help with your rent?",
        short="Help with rent",
        choices=(
            Choice(RENT_HELP_NO, "No, I do not need it"),
            Choice(UC_PAYS, f"No, {wording.universal_credit} helps with my rent"),
        ),
        choices_from=MAY_CLAIM_RENT,
        errors={"required": "Choose if you want help with your rent"},
    )
