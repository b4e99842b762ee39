"""All that a form and its case tell other systems is known to the nightly comparison."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cases.asking import answer, ask
from portal.cases.changes import add_note, change_status, pass_to_team, reply
from portal.cases.documents import PDF, add_document
from portal.cases.models import Status
from portal.cases.timeline import PERSON, WEBSITE
from portal.integration import reconcile
from portal.integration.models import Delivery, Subscription
from tests.cases.documents import LETTER
from tests.cases.telling import listener
from tests.support.factories import ContactPointFactory

from .everything import sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told_of_everything() -> None:
    listener()
    Subscription.objects.update(since=timezone.now() - timedelta(hours=1))


def happened() -> None:
    case = sent().case
    change_status(case, Status.WITH_TEAM, WEBSITE)
    add_note(case, "A note", PERSON, public=True)
    reply(case, "A reply", WEBSITE)
    pass_to_team(case, ContactPointFactory(), WEBSITE, why="Theirs")
    answer(ask(case, "Which street?", WEBSITE), "Ours")
    add_document(
        case,
        title="A letter",
        name="letter.pdf",
        media_type=PDF,
        content=LETTER,
        actor=WEBSITE,
        public=True,
    )


def test_nothing_is_missed_that_was_told() -> None:
    happened()
    assert [line for each in reconcile.compare() for line in each.missing] == []


def test_whatever_was_lost_is_found() -> None:
    happened()
    known = {kind for kind in reconcile._kinds if kind.startswith(("case.", "form."))}
    told = Delivery.objects.filter(endpoint__isnull=False)
    events = set(told.values_list("event", flat=True))
    assert events - {"contact.given"} == known
    lost = told.filter(event__in=known).count()
    told.delete()
    assert len([line for each in reconcile.compare() for line in each.missing]) == lost
