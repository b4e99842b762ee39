"""Figures of how forms are filled in, made up so that the report has something to show.

They are marked as made up, and nobody sees them any more once there are real ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from portal.cases.models import Channel
from portal.forms import registry
from portal.forms.definition import Journey, Kind, Question, Repeat
from portal.forms.learning.measures import CHECK, WHOLE, Count, Measure, bucket_of, order
from portal.forms.models import QuestionCount

DAYS_AGO = (3, 17)
BEGIN = 320
"""People who begin a form on one of these days: enough that most pages have figures."""
BATCH = 2000

SECONDS = {Kind.TEXTAREA: 70, Kind.FILE: 120, Kind.ADDRESS: 40, Kind.NINO: 45, Kind.DATE: 20}
USUAL_SECONDS = 12
SPREAD = ((0.4, 0.1), (0.7, 0.25), (1, 0.3), (1.5, 0.2), (2.5, 0.1), (6, 0.05))
"""How much of the usual time people take, and how many of them."""
HARD = {
    Kind.FILE: 0.12,
    Kind.NINO: 0.07,
    Kind.SORT_CODE: 0.06,
    Kind.ACCOUNT_NUMBER: 0.06,
    Kind.MONEY: 0.05,
    Kind.TEXTAREA: 0.04,
}
"""The share that leaves at a page that asks for such a thing."""
USUAL_LEAVE = 0.015
MISTYPED = {
    Kind.DATE: "missing",
    Kind.EMAIL: "invalid",
    Kind.PHONE: "invalid",
    Kind.NINO: "invalid",
    Kind.POSTCODE: "invalid",
    Kind.MONEY: "invalid",
    Kind.TEXTAREA: "max_length",
}


def load_learning() -> None:
    """Make figures up for every form, where none of any form are counted yet."""
    if QuestionCount.objects.exists():
        return
    today = timezone.localdate()
    rows = [row for journey in registry.journeys() for row in rows_of(journey, today)]
    QuestionCount.objects.bulk_create(rows, batch_size=BATCH)


def rows_of(journey: Journey, today: date) -> Iterator[QuestionCount]:
    """Give the figures of a form. The same form always gives the same."""
    chance = Random(journey.key)  # noqa: S311 - made-up figures
    for ago in DAYS_AGO:
        day = today - timedelta(days=ago)
        for count, number in _gone_through(journey, chance).items():
            yield QuestionCount(
                journey_key=journey.key,
                day=day,
                channel=Channel.ONLINE,
                page=count.page,
                question=count.question,
                measure=count.measure,
                bucket=count.bucket,
                made_up=True,
                number=number,
            )


def _gone_through(journey: Journey, chance: Random) -> Counter[Count]:
    """Let people go through a form: some are asked a page, some leave there, some mistype."""
    told: Counter[Count] = Counter()
    asked = _asked(journey)
    here = BEGIN + chance.randrange(BEGIN // 4)
    for page in order(journey):
        questions, always = asked.get(page, ((), True))
        come = here if always else int(here * chance.uniform(0.3, 0.7))
        left = round(come * _leaves(questions) * chance.uniform(0.5, 1.5))
        told[Count(page, Measure.ANSWERED)] = come - left
        told[Count(page, Measure.LEFT)] = left
        here -= left
        told.update(_of_questions(page, questions, come - left, chance))
    sent = told[Count(CHECK, Measure.ANSWERED)]
    told.update(_times(WHOLE, 25 * len(asked), sent, chance))
    return +told


def _of_questions(
    page: str, questions: tuple[Question, ...], answered: int, chance: Random
) -> Counter[Count]:
    told: Counter[Count] = Counter()
    for each in questions:
        if each.required:
            told[Count(page, Measure.REFUSED, each.id, "required")] = int(
                answered * chance.uniform(0.01, 0.06)
            )
        if code := MISTYPED.get(each.kind):
            told[Count(page, Measure.REFUSED, each.id, code)] = int(
                answered * chance.uniform(0.03, 0.15)
            )
        told[Count(page, Measure.CHANGED, each.id)] = int(answered * chance.uniform(0, 0.05))
    if questions:
        seconds = sum(SECONDS.get(each.kind, USUAL_SECONDS) for each in questions)
        told.update(_times(page, seconds, answered, chance))
    return told


def _times(page: str, seconds: float, people: int, chance: Random) -> Counter[Count]:
    told: Counter[Count] = Counter()
    slower = chance.uniform(0.8, 1.25)
    for factor, share in SPREAD:
        bucket = bucket_of(seconds * factor * slower)
        told[Count(page, Measure.TOOK, bucket=bucket)] += round(people * share)
    return told


def _leaves(questions: tuple[Question, ...]) -> float:
    return max((HARD.get(each.kind, USUAL_LEAVE) for each in questions), default=USUAL_LEAVE)


def _asked(journey: Journey) -> dict[str, tuple[tuple[Question, ...], bool]]:
    """Give the questions of each page, and whether everybody is asked them."""
    found: dict[str, tuple[tuple[Question, ...], bool]] = {}
    for section, step in journey.steps():
        always = section.when is None and step.when is None
        found[step.id] = (getattr(step, "questions", ()), always)
        for page in step.steps if isinstance(step, Repeat) else ():
            found[f"{step.id}/{page.id}"] = (getattr(page, "questions", ()), False)
    return found
