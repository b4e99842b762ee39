"""The figures of a form, from the sums that are kept. One query."""

from __future__ import annotations

from datetime import date

from django.db.models import Sum

from .. import registry
from ..models.learning import QuestionCount
from .measures import Count, Measure
from .shaping import Learnt, shape


def of(journey_key: str, since: date, until: date, channel: str = "") -> Learnt | None:
    """Give the figures of a form from one day to another, both of them in it, by channel or in all.

    None where there is no such form now. Figures that are made up are shown as long as there are no
    others.
    """
    journey = registry.get(journey_key)
    if journey is None:
        return None
    rows = QuestionCount.objects.filter(
        journey_key=journey_key, day__gte=since, day__lte=until, number__gt=0
    )
    if channel:
        rows = rows.filter(channel=channel)
    columns = ("made_up", "page", "measure", "question", "bucket")
    found: dict[bool, dict[Count, int]] = {True: {}, False: {}}
    for made_up, page, measure, question, bucket, number in (
        rows.order_by()
        .values_list(*columns)
        .annotate(number=Sum("number"))
        .values_list(*columns, "number")
    ):
        found[made_up][Count(page, Measure(measure), question, bucket)] = number
    made_up = bool(found[True]) and not found[False]
    return shape(journey, found[made_up], made_up=made_up)
