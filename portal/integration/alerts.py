"""Tells whoever looks after something that it does not work, by e-mail and not too often.

Each alert is a delivery like any other message. No alert is ever about an alert: that one was given
up stands in the report, on ``/readyz`` and in the log.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from portal.council.models import CouncilSettings

from . import messages
from .messages import Message
from .models import Delivery, Endpoint, State
from .models.delivery import DeliveryQuerySet

ENDPOINT = "alert-endpoint"
PEOPLE = "alert-people"
RECONCILED = "alert-reconcile"
AUDITED = "alert-audit"
KEY_REFUSED = "alert-key-refused"
ALERTS = (ENDPOINT, PEOPLE, RECONCILED, AUDITED, KEY_REFUSED)

OWNER_ENDPOINT = "endpoint"
OWNER_OUTBOX = "outbox"
NOTHING = 0
"""The subject of an alert about the whole outbox."""

SHOWN = 20
"""Lines of what reconcile found."""

ONCE_IN = timedelta(days=1)
"""Alerts about messages to people, and about what reconcile found."""


def register() -> None:
    """Say how the alerts are made. Call it from ``AppConfig.ready``."""
    messages.register(ENDPOINT, build_endpoint, owner=OWNER_ENDPOINT)
    messages.register(PEOPLE, build_people, owner=OWNER_OUTBOX)


@transaction.atomic
def about_endpoint(endpoint_id: int) -> bool:
    """Tell whoever looks after an endpoint, once until it works again. Whether we did."""
    now = timezone.now()
    won = Endpoint.objects.filter(pk=endpoint_id, alerted_at=None).update(alerted_at=now)
    if won:
        messages.queue(ENDPOINT, endpoint_id)
    return bool(won)


def watch() -> None:
    """Look for what has been in trouble for some time. Run by the clock."""
    long_ago = timezone.now() - timedelta(hours=settings.ENDPOINT_ALERT_HOURS)
    troubled = Q(disabled_at__isnull=False) | Q(failing_since__lt=long_ago)
    for pk in Endpoint.objects.filter(troubled, alerted_at=None).values_list("pk", flat=True):
        about_endpoint(pk)
    given_up = _people_given_up().order_by("-dead_at").first()
    if given_up is not None:
        about_outbox(PEOPLE, since=given_up.dead_at)


def about_outbox(template: str, since: datetime | None = None) -> bool:
    """Tell the council, once a day at most, and once about each thing. Whether we did."""
    last = (
        Delivery.objects.filter(owner=OWNER_OUTBOX, subject_id=NOTHING, template=template)
        .order_by("-pk")
        .first()
    )
    if last is not None and (
        last.created_at > timezone.now() - ONCE_IN or (since and last.created_at >= since)
    ):
        return False
    messages.queue(template, NOTHING)
    return True


def build_endpoint(endpoint_id: int) -> Message | None:
    """Say what is wrong with an endpoint now. None if nothing is any more."""
    endpoint = Endpoint.objects.without_secrets().filter(pk=endpoint_id).first()
    if endpoint is None:
        return None
    events = endpoint.deliveries.all()
    waiting = events.in_state(State.WAITING).count()
    dead = events.in_state(State.DEAD).count()
    if endpoint.disabled_at:
        trouble = f"It is disabled: {endpoint.disabled_because}"
    elif endpoint.failing_since:
        trouble = f"It has not taken anything since {_time(endpoint.failing_since)}."
    elif dead:
        trouble = "It answers, but it did not take everything."
    else:
        return None
    return _message(
        endpoint.alert_to,
        f"{endpoint.name} needs your help",
        [
            f"The website cannot hand everything over to {endpoint.name}.",
            trouble,
            f"Waiting to be sent: {waiting}. Given up, and kept for you to decide about: {dead}. "
            "Nothing is lost.",
            "Mend the other system first. What waits is then sent by itself. Send what was given "
            f"up again here: {_admin(dead=True)}",
            "You will not get another alert about it until it has worked again.",
        ],
    )


def build_people(nothing: int) -> Message | None:
    """Say how many messages to people were given up. None if somebody has dealt with them."""
    count = _people_given_up().count()
    if not count:
        return None
    return _message(
        _council_address(),
        "Messages to people could not be sent",
        [
            f"We gave up {count} message{'s' if count > 1 else ''} to people. They do not know yet "
            "what we wanted to tell them.",
            "See why, send them again, or tell the person another way and set the message aside: "
            f"{_admin(dead=True)}",
            "You get this alert once a day at most.",
        ],
    )


def about_findings(lines: list[str]) -> Message | None:
    """Say what reconcile found, the first of it. None for nothing."""
    if not lines:
        return None
    count = f"{len(lines)} things" if len(lines) > 1 else "1 thing"
    return _message(
        _council_address(),
        "Something may not have been passed on",
        [
            "Each night we compare what people sent us with what was passed on to other systems. "
            f"We found {count} to look at.",
            "\n".join(lines[:SHOWN]),
            "The whole list: manage.py reconcile",
            f"What waits, and what was given up: {_admin()}",
        ],
    )


def to_council(subject: str, paragraphs: list[str]) -> Message | None:
    """A message for whoever the council wants told of faults. None where nobody is named."""
    return _message(_council_address(), subject, paragraphs)


def _people_given_up() -> DeliveryQuerySet:
    return Delivery.objects.in_state(State.DEAD).filter(endpoint=None).exclude(template__in=ALERTS)


def _message(to: str, subject: str, paragraphs: list[str]) -> Message | None:
    return Message(to, subject, "\n\n".join(paragraphs) + "\n") if to else None


def _council_address() -> str:
    if settings.ALERT_EMAIL:
        return str(settings.ALERT_EMAIL)
    site = Site.objects.filter(is_default_site=True).first()
    contact = CouncilSettings.for_site(site).main_contact if site else None
    return contact.email if contact else ""


def _admin(*, dead: bool = False) -> str:
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("deliveries")
    return f"{address}?state={State.DEAD.value}" if dead else address


def _time(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M on %-d %B")
