"""Work: jobs, businesses, and the childcare that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.conditions import AllOf, AnyOf, Condition
from portal.forms.definition import Kind, Question, QuestionStep, Repeat, Step

from ..asking import WITH_PARTNER, a_day, how_often, is_yes, money, whose, yes_no
from ..names import (
    BUSINESS_COSTS,
    BUSINESS_HOURS,
    BUSINESS_KIND,
    BUSINESS_MONTHS,
    BUSINESS_STARTED,
    BUSINESS_TAKEN,
    BUSINESS_WHOSE,
    BUSINESSES,
    CHILDCARE,
    CHILDCARE_EVERY,
    HAS_BUSINESS,
    HAS_CHILDREN,
    HAS_JOBS,
    JOB_EMPLOYER,
    JOB_EVERY,
    JOB_HOURS,
    JOB_INSURANCE,
    JOB_PAY,
    JOB_PENSION,
    JOB_TAX,
    JOB_WHOSE,
    JOBS,
    PAYS_CHILDCARE,
)
from .household import WEEK_HOURS

MOST = 12


def steps(looked_at: Condition) -> Iterator[Step]:
    """Give the pages, in order. ``looked_at``: we have to look at income ourselves."""
    jobs = yes_no(
        HAS_JOBS,
        "Do you or your partner work for an employer?",
        "one of you works for an employer",
        "Works for an employer",
    )
    yield QuestionStep("has-jobs", (jobs,), when=looked_at)
    yield _jobs()
    own = yes_no(
        HAS_BUSINESS,
        "Are you or your partner self-employed?",
        "one of you is self-employed",
        "Self-employed",
    )
    yield QuestionStep("has-business", (own,), when=looked_at)
    yield _businesses()
    care = yes_no(
        PAYS_CHILDCARE,
        "Do you pay for childcare so that you can work?",
        "you pay for childcare",
        "Pays for childcare",
    )
    working = AnyOf((is_yes(HAS_JOBS), is_yes(HAS_BUSINESS)))
    yield QuestionStep("has-childcare", (care,), when=AllOf((is_yes(HAS_CHILDREN), working)))
    cost = (
        money(CHILDCARE, "What you pay", "what you pay"),
        how_often(CHILDCARE_EVERY, "it"),
    )
    yield QuestionStep("childcare", cost, "What childcare costs", when=is_yes(PAYS_CHILDCARE))


def _jobs() -> Repeat:
    who = Question(
        JOB_EMPLOYER,
        Kind.TEXT,
        "Who is the employer?",
        short="Employer",
        error_name="the employer’s name",
        longest=100,
    )
    pay = (
        money(JOB_PAY, "Pay before anything is taken off", "the pay"),
        how_often(JOB_EVERY, "the pay"),
        Question(
            JOB_HOURS,
            Kind.WHOLE_NUMBER,
            "Hours a week",
            error_name="the hours a week",
            least=0,
            most=WEEK_HOURS,
        ),
        money(JOB_TAX, "Tax", "the tax", required=False),
        money(JOB_INSURANCE, "National Insurance", "the National Insurance", required=False),
        money(JOB_PENSION, "Paid into a pension", "the sum for a pension", required=False),
    )
    return Repeat(
        JOBS,
        "Jobs",
        one="job",
        many="jobs",
        steps=(
            QuestionStep("job-whose", (whose(JOB_WHOSE, "job"),), when=WITH_PARTNER),
            QuestionStep("job", (who,)),
            QuestionStep("job-pay", pay, "Pay for this job", ("Copy it from the last payslip.",)),
        ),
        named_by=(JOB_EMPLOYER,),
        minimum=1,
        most=MOST,
        when=is_yes(HAS_JOBS),
    )


def _businesses() -> Repeat:
    about = (
        Question(
            BUSINESS_KIND,
            Kind.TEXT,
            "What kind of work is it?",
            short="Work",
            error_name="the kind of work",
            longest=100,
        ),
        a_day(BUSINESS_STARTED, "When did it begin?", "the day it began", "Began"),
    )
    figures = (
        Question(
            BUSINESS_MONTHS,
            Kind.WHOLE_NUMBER,
            "How many months are these figures for?",
            hint="12 months, or as long as it has been going.",
            short="Months",
            error_name="the months",
            least=1,
            most=12,
        ),
        money(BUSINESS_TAKEN, "All that was paid to the business", "what was paid", "Paid in"),
        money(BUSINESS_COSTS, "What the business had to pay", "what it had to pay", "Costs"),
        Question(
            BUSINESS_HOURS,
            Kind.WHOLE_NUMBER,
            "Hours of work a week",
            error_name="the hours of work a week",
            least=0,
            most=WEEK_HOURS,
        ),
    )
    return Repeat(
        BUSINESSES,
        "Businesses",
        one="business",
        many="businesses",
        steps=(
            QuestionStep("business-whose", (whose(BUSINESS_WHOSE, "business"),), when=WITH_PARTNER),
            QuestionStep("business", about, "About the business"),
            QuestionStep(
                "business-figures",
                figures,
                "What the business earned",
                ("If you have no accounts yet, tell us as well as you can.",),
            ),
        ),
        named_by=(BUSINESS_KIND,),
        minimum=1,
        most=4,
        when=is_yes(HAS_BUSINESS),
    )
