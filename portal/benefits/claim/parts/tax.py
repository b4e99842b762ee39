"""The council tax bill. Only where help with council tax is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Choice, Kind, Question, QuestionStep, Step

from ...estimate.household import Band
from ..asking import money, one_of
from ..names import TAX_BAND, TAX_NAMED, TAX_PAYERS, TAX_REFERENCE, TAX_YEAR


def steps() -> Iterator[Step]:
    """Give the pages, in order."""
    named = Question(
        TAX_NAMED,
        Kind.RADIOS,
        "Is your name or your partner’s on the council tax bill?",
        short="On the bill",
        choices=(Choice("yes", "Yes"), Choice("no", "No"), Choice("not-sure", "I am not sure")),
        errors={"required": "Choose if your name or your partner’s is on the bill"},
    )
    yield QuestionStep("on-the-bill", (named,))
    others = Question(
        TAX_PAYERS,
        Kind.WHOLE_NUMBER,
        "How many other people have to pay it with you?",
        hint="Do not count a partner. If nobody else has to, write 0.",
        short="Others who pay",
        error_name="how many others pay",
        least=0,
        most=20,
    )
    yield QuestionStep("who-pays", (others,), when=one_of(TAX_NAMED, "yes"))
    bill = (
        Question(
            TAX_REFERENCE,
            Kind.TEXT,
            "Account number on the bill",
            short="Council tax account number",
            required=False,
            longest=20,
            width=10,
            sensitive=True,
        ),
        Question(
            TAX_BAND,
            Kind.SELECT,
            "Band",
            required=False,
            choices=tuple(Choice(each.value, each.value) for each in Band),
            error_name="the band",
        ),
        money(
            TAX_YEAR,
            "The bill for the whole year",
            "the bill for the year",
            "Bill for the year",
            required=False,
        ),
    )
    yield QuestionStep(
        "bill",
        bill,
        "What the bill says",
        ("With these we can tell you at the end what you might get. Not to hand? Go on.",),
        one_of(TAX_NAMED, "yes"),
    )
