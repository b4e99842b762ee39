"""Coming from abroad: asked only of those whom it may concern."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AnyOf, Condition
from portal.forms.definition import Choice, ContentStep, Kind, Question, QuestionStep, Step

from ..asking import WITH_PARTNER, a_day, is_no, one_of, yes_no
from ..names import (
    BRITISH,
    CAME,
    LIVED_HERE,
    NATIONALITY,
    NO_FUNDS,
    PARTNER,
    SHARE_CODE,
    STATUS,
)

STATUSES = (
    Choice("settled", "Settled status"),
    Choice("pre-settled", "Pre-settled status"),
    Choice("indefinite", "Leave to stay without an end"),
    Choice("refugee", "Refugee, or humanitarian protection"),
    Choice("limited", "A visa, or leave to stay for some time"),
    Choice("asylum", "I asked for asylum and have no answer yet"),
    Choice("british", "British or Irish"),
    Choice("not-sure", "Something else, or I am not sure"),
)
YES, NO, UNSURE = "yes", "no", "not-sure"


def steps() -> Iterator[Step]:
    """Give the pages, in order: the person's own, then their partner's."""
    yield from _of("", "Where you are from", "you", None)
    yield from _of(PARTNER, "Where your partner is from", "your partner", WITH_PARTNER)
    yield ContentStep(
        "funds-advice",
        "Get advice before you claim",
        (
            "If your leave says “no recourse to public funds”, a claim can harm your right to "
            "stay. Both of these kinds of help are public funds.",
            "Ask an adviser on immigration first. You can save this form and come back. If only "
            "one of you has such leave, the other may still be able to claim.",
        ),
        AnyOf((one_of(NO_FUNDS, YES, UNSURE), one_of(PARTNER + NO_FUNDS, YES, UNSURE))),
    )


def _of(prefix: str, title: str, who: str, when: Condition | None) -> Iterator[Step]:
    page = prefix.replace("_", "-")
    is_, has, was = ("Is", "Has", "their") if prefix else ("Are", "Have", "your")
    short = "Partner: " if prefix else ""
    gate = (
        yes_no(
            prefix + BRITISH,
            f"{is_} {who} a British or Irish citizen?",
            f"{who} {is_.lower()} a British or Irish citizen",
            f"{short}British or Irish",
        ),
        yes_no(
            prefix + LIVED_HERE,
            f"{has} {who} lived in the UK or Ireland for all of the last 2 years?",
            f"{who} {has.lower()} lived here for all of the last 2 years",
            f"{short}Here for 2 years",
            "The Channel Islands and the Isle of Man count too. So does a holiday abroad.",
        ),
    )
    yield QuestionStep(f"{page}from", gate, title, when=when)
    abroad = AnyOf((is_no(prefix + BRITISH), is_no(prefix + LIVED_HERE)))
    foreign = is_no(prefix + BRITISH)
    yield QuestionStep(
        f"{page}came",
        (
            Question(
                prefix + NATIONALITY,
                Kind.TEXT,
                "Nationality",
                short=f"{short}nationality".capitalize(),
                error_name=f"{was} nationality",
                longest=60,
                sensitive=True,
            ),
            a_day(
                prefix + CAME,
                "Last came to the UK to live",
                f"the day {who} last came to live in the UK",
                f"{short}came to the UK".capitalize(),
            ),
        ),
        "When your partner came here" if prefix else "When you came here",
        when=abroad,
    )
    yield QuestionStep(
        f"{page}status",
        (
            Question(
                prefix + STATUS,
                Kind.RADIOS,
                f"What right to live in the UK {'does your partner' if prefix else 'do you'} have?",
                short=f"{short}right to live here".capitalize(),
                choices=STATUSES,
                errors={"required": f"Choose what right to live in the UK {who} have"}
                if not prefix
                else {"required": "Choose what right to live in the UK your partner has"},
                sensitive=True,
            ),
        ),
        when=foreign,
    )
    yield QuestionStep(f"{page}funds", _funds(prefix, short), _funds_title(prefix), when=foreign)


def _funds_title(prefix: str) -> str:
    return "Your partner’s leave to stay" if prefix else "Your leave to stay"


def _funds(prefix: str, short: str) -> tuple[Question, ...]:
    return (
        Question(
            prefix + NO_FUNDS,
            Kind.RADIOS,
            "Does it say “no recourse to public funds”?",
            short=f"{short}no public funds".capitalize(),
            choices=(Choice(NO, "No"), Choice(YES, "Yes"), Choice(UNSURE, "I am not sure")),
            errors={"required": "Choose if it says “no recourse to public funds”"},
            sensitive=True,
        ),
        Question(
            prefix + SHARE_CODE,
            Kind.TEXT,
            "Share code",
            hint="9 letters and numbers from GOV.UK, if you have one. You can give it later.",
            short=f"{short}share code".capitalize(),
            required=False,
            longest=20,
            width=10,
            sensitive=True,
        ),
    )
