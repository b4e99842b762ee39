"""Who else lives there: children, and adults who are expected to help with the bills."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep, Repeat, Step

from ...estimate.household import AdultFact
from ..asking import FOR_RENT, a_day, how_often, is_yes, money, yes_no
from ..names import (
    ADULT_BORN,
    ADULT_EVERY,
    ADULT_FACTS,
    ADULT_HOURS,
    ADULT_IS,
    ADULT_NAME,
    ADULT_PAY,
    ADULT_WORKS,
    ADULTS,
    CHILD_BENEFIT,
    CHILD_BORN,
    CHILD_HELP,
    CHILD_NAME,
    CHILDREN,
    HAS_ADULTS,
    HAS_CHILDREN,
    NIGHT_CARER,
)

NO_HELP, SOME_HELP, MOST_HELP = "no", "some", "highest"
LODGER, TENANT = "lodger", "joint-tenant"
MOST = 12
WEEK_HOURS = 168


def steps() -> Iterator[Step]:
    """Give the pages, in order."""
    yield QuestionStep(
        "has-children",
        (
            yes_no(
                HAS_CHILDREN,
                "Do any children live with you?",
                "children live with you",
                "Children",
                "Anybody that you or your partner are paid Child Benefit for, up to 19 years old.",
            ),
        ),
    )
    yield _children()
    yield QuestionStep(
        "has-adults",
        (
            yes_no(
                HAS_ADULTS,
                "Does anyone else live with you who is 18 or over?",
                "anyone else of 18 or over lives with you",
                "Other adults",
                "Do not count yourself, your partner or the children you told us about.",
            ),
        ),
    )
    yield _adults()
    yield QuestionStep(
        "night-carer",
        (
            yes_no(
                NIGHT_CARER,
                "Does a carer stay overnight to look after you or your partner?",
                "a carer stays overnight",
                "Overnight carer",
                "They live somewhere else, and need a bedroom when they stay.",
            ),
        ),
        when=FOR_RENT,
    )


def _children() -> Repeat:
    who = (
        Question(
            CHILD_NAME,
            Kind.TEXT,
            "Child’s full name",
            short="Name",
            autocomplete="off",
            error_name="the child’s full name",
            longest=100,
            sensitive=True,
        ),
        a_day(
            CHILD_BORN,
            "Child’s date of birth",
            "the child’s date of birth",
            "Date of birth",
            autocomplete="off",
        ),
    )
    more = (
        yes_no(
            CHILD_BENEFIT,
            "Do you get Child Benefit for this child?",
            "you get Child Benefit for this child",
            "Child Benefit",
        ),
        Question(
            CHILD_HELP,
            Kind.RADIOS,
            "Do they get DLA or PIP, or are they severely sight impaired?",
            short="Disability",
            choices=(
                Choice(NO_HELP, "No"),
                Choice(SOME_HELP, "Yes"),
                Choice(MOST_HELP, "Yes, and the highest rate for care or daily living"),
            ),
            errors={"required": "Choose no, or what they get"},
            sensitive=True,
        ),
    )
    return Repeat(
        CHILDREN,
        "Children who live with you",
        one="child",
        many="children",
        steps=(
            QuestionStep("child", who, "Who is the child?"),
            QuestionStep("child-more", more, "About this child"),
        ),
        named_by=(CHILD_NAME,),
        minimum=1,
        most=MOST,
        when=is_yes(HAS_CHILDREN),
    )


def _adults() -> Repeat:
    who = (
        Question(
            ADULT_NAME,
            Kind.TEXT,
            "Their full name",
            short="Name",
            autocomplete="off",
            error_name="their full name",
            longest=100,
            sensitive=True,
        ),
        a_day(
            ADULT_BORN,
            "Their date of birth",
            "their date of birth",
            "Date of birth",
            autocomplete="off",
        ),
        Question(
            ADULT_IS,
            Kind.RADIOS,
            "Who are they to you?",
            short="Who they are",
            choices=(
                Choice("child", "My son or daughter"),
                Choice("parent", "My mother or father"),
                Choice("relative", "Another relative"),
                Choice("friend", "A friend"),
                Choice("carer", "A carer who lives in"),
                Choice(LODGER, "A lodger, who pays me rent"),
                Choice(TENANT, "A joint tenant or joint owner"),
            ),
            errors={"required": "Choose who they are to you"},
        ),
    )
    works = yes_no(ADULT_WORKS, "Do they work for pay?", "they work for pay", "Works")
    pay = (
        Question(
            ADULT_HOURS,
            Kind.WHOLE_NUMBER,
            "Hours a week",
            hint="As they usually are.",
            error_name="the hours a week",
            most=WEEK_HOURS,
            least=0,
        ),
        money(ADULT_PAY, "Pay before tax", "their pay", required=False),
        how_often(ADULT_EVERY, "their pay"),
    )
    return Repeat(
        ADULTS,
        "Other adults who live with you",
        one="adult",
        many="adults",
        steps=(
            QuestionStep("adult", who, "Who is this adult?"),
            QuestionStep("adult-facts", (_facts(),)),
            QuestionStep("adult-works", (works,)),
            QuestionStep(
                "adult-pay",
                pay,
                "What are they paid?",
                ("If you do not know their pay, leave it empty. We may ask later.",),
                is_yes(ADULT_WORKS),
            ),
        ),
        named_by=(ADULT_NAME,),
        minimum=1,
        most=MOST,
        when=is_yes(HAS_ADULTS),
    )


def _facts() -> Question:
    return Question(
        ADULT_FACTS,
        Kind.CHECKBOXES,
        "Is any of this true of them?",
        short="True of them",
        choices=(
            Choice(AdultFact.STUDENT.value, "A full-time student"),
            Choice(AdultFact.PENSION_CREDIT.value, "Paid Pension Credit"),
            Choice(AdultFact.UC_NO_EARNINGS.value, "Paid Universal Credit, and earns nothing"),
            Choice(
                AdultFact.LOW_INCOME_BENEFIT.value,
                "Paid Income Support, or Jobseeker’s or Employment Support Allowance",
            ),
            Choice(AdultFact.IN_HOSPITAL_OR_PRISON.value, "In hospital or prison"),
            Choice(AdultFact.LIVES_ELSEWHERE.value, "Their usual home is somewhere else"),
            Choice(
                AdultFact.SEVERE_MENTAL_IMPAIRMENT.value,
                "Has a severe mental impairment, such as dementia",
            ),
            Divider(),
            Choice("none", "None of these, or I do not know", exclusive=True),
        ),
        errors={"required": "Tick what is true, or the last answer"},
        sensitive=True,
    )
