"""The day before a visit its tenant is reminded, once, by their way."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from portal.cases import needed
from portal.cases.calendar import LONDON, local_date
from portal.cases.contacts import Contact, contact_of
from portal.cases.letters import as_email, council, tracking_address
from portal.cases.reach import way_to
from portal.integration import messages
from portal.integration.messages import Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import Visit, VisitState
from . import words

TEMPLATE = "repair-visit-reminder"
OWNER = "visit"
A_DAY = timedelta(days=1)
FIELDS = {
    "reference": "7K4M-9TX3",
    "when": "Tuesday 24 November, 8am to midday",
    "address": "https://www.example.gov.uk/track/",
    "council": "Our council",
}
BODY = """\
We come to do your repair tomorrow: ((when)).

An adult must be in. If nobody can be, please change the visit now: ((address))
You need your reference, and your email address or postcode.

Your reference: ((reference))
"""
TEXT = (
    "((council)): we come to do your repair tomorrow, ((when)). If you cannot be in, "
    "change it here: ((address)) Reference ((reference))."
)


def register() -> None:
    """Say how the reminder is made. Call it from ``AppConfig.ready``."""
    messages.register(
        TEMPLATE,
        build,
        owner=OWNER,
        text=build_text,
        title="A visit for a repair is tomorrow",
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"when"}),
        words={
            Channel.EMAIL: Words("Your repair visit is tomorrow: ((reference))", BODY),
            Channel.TEXT: Words("", TEXT),
        },
    )


def remind(now: datetime | None = None) -> int:
    """Remind of each visit of tomorrow. How many were told of; run by the clock.

    What was booked or moved today is fresh in mind: the message about that was sent today.
    """
    moment = now or timezone.now()
    midnight = datetime.combine(local_date(moment) + A_DAY, time(), LONDON)
    due = Visit.objects.filter(
        state=VisitState.BOOKED,
        reminded_at=None,
        start__gte=midnight,
        start__lt=datetime.combine(local_date(moment) + 2 * A_DAY, time(), LONDON),
        state_at__lt=midnight - A_DAY,
    )
    return sum(_remind(visit, moment) for visit in due.select_related("repair__case"))


@transaction.atomic
def _remind(visit: Visit, now: datetime) -> bool:
    """One UPDATE takes it, so that two workers never both remind. By post it would come late."""
    mine = Visit.objects.filter(
        pk=visit.pk, state=VisitState.BOOKED, start=visit.start, reminded_at=None
    )
    if not mine.update(reminded_at=now):
        return False
    case = visit.repair.case
    contact = contact_of(case)
    way = way_to(contact, must_know=True, not_by=(Channel.LETTER,))
    if way is None:
        return False
    messages.queue(TEMPLATE, visit.pk, channel=way)
    needed.say_what_is_missing(case, contact, way)
    return True


def build(visit_id: int) -> Message | None:
    """None where the visit is not tomorrow any more, or was cancelled."""
    found = _found(visit_id)
    if found is None or not found[1].email:
        return None
    visit, contact = found
    reference = visit.repair.case.shown_reference
    made = _words(visit, contact, Channel.EMAIL)
    return as_email(contact.email, made, reference, contact.format)


def build_text(visit_id: int) -> TextMessage | None:
    found = _found(visit_id)
    if found is None or not found[1].phone:
        return None
    return TextMessage(found[1].phone, _words(*found, Channel.TEXT).body)


def _found(visit_id: int) -> tuple[Visit, Contact] | None:
    visit = (
        Visit.objects.select_related("repair__case")
        .filter(pk=visit_id, state=VisitState.BOOKED, reminded_at__isnull=False)
        .first()
    )
    if visit is None or visit.start is None:
        return None
    tomorrow = local_date(visit.start) - local_date(timezone.now()) == A_DAY
    return (visit, contact_of(visit.repair.case)) if tomorrow else None


def _words(visit: Visit, contact: Contact, channel: Channel) -> Words:
    values = {
        "reference": visit.repair.case.shown_reference,
        "when": words.when(visit),
        "address": tracking_address(),
        "council": council().name,
    }
    return needed_words(TEMPLATE, channel, contact.language, values)
