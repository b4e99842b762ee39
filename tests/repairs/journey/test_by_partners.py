"""A form that is made of the catalogue is read and answered by other systems too."""

from __future__ import annotations

import pytest

from portal.forms.api import wire
from portal.forms.route import route
from portal.repairs.journey.source import make
from portal.ui import generation
from tests.forms.api.test_schema_properties import reading, why
from tests.support.filling import plans
from tests.support.repairs import version_of

from ..catalogue.making import SMALL


@pytest.mark.django_db
def test_every_way_to_report_a_repair_is_taken_by_schema_and_portal() -> None:
    generation.forget()
    version_of(SMALL)
    journey = make()
    assert journey
    ways = [route(journey, plan.answers) for plan in plans(journey)]
    whole = [wire.sent_of(journey, each.answers) for each in ways if each.complete]
    assert len(whole) > 3
    for sent in whole:
        assert why(journey, sent) == []
        assert reading(journey, sent).wrong == []
