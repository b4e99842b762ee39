"""Makers of cases, targets and delays for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from portal.cases.models import Case, SeasonalDelay, Target
from portal.cases.opening import open_case

from .factories import ContactPointFactory

SOURCE = "The council's customer standards of 2020"


class CaseFactory(DjangoModelFactory):
    """An open case, made as everything makes one: with its timeline and its clocks."""

    kind = "ask-or-tell"
    title = "A question about bins"
    team = factory.SubFactory(ContactPointFactory)

    class Meta:
        model = Case

    @classmethod
    def _create(cls, model_class: type[Case], *args: Any, **kwargs: Any) -> Case:
        return open_case(*args, **kwargs)


class TargetFactory(DjangoModelFactory):
    """We will reply in ten working days, since 2020."""

    step = "reply"
    promise = "We will reply"
    length = 10
    source = SOURCE
    effective_from = date(2020, 1, 1)

    class Meta:
        model = Target


class SeasonalDelayFactory(DjangoModelFactory):
    words = "We get many letters after Christmas."
    extra_days = 3
    starts_on = date(2026, 12, 28)
    ends_on = date(2027, 1, 15)

    class Meta:
        model = SeasonalDelay
