"""One thing that is to leave the portal: a message for a person, or an event for an endpoint.

Nothing about a person stands in the row in plain text: a message names its subject only, and an
event's payload is encrypted and erased when the event has arrived.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from ..encryption import EncryptedJSONField
from .endpoint import SECRETS_OF_ITS_ENDPOINT, Endpoint
from .states import DEAD, STATES, WAITING, Channel, SetAside, State


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def in_state(self, state: str) -> DeliveryQuerySet:
        return self.filter(STATES[state])

    def unopened(self) -> DeliveryQuerySet:
        """Each with its endpoint, and what is encrypted of both read only when it is asked for.

        What no key of ours opens then stands in the way of nothing but its own sending.
        """
        return self.select_related("endpoint").defer("payload", *SECRETS_OF_ITS_ENDPOINT)

    def due(self, now: datetime | None = None) -> DeliveryQuerySet:
        """Those to try now: their time has come, nobody holds them, and their turn is theirs.

        An event waits while its endpoint is paused or disabled, and behind every earlier event of
        the same case for the same endpoint that has neither arrived nor been set aside.
        """
        now = now or timezone.now()
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        open_door = Q(endpoint=None) | Q(endpoint__paused_at=None, endpoint__disabled_at=None)
        before = Delivery.objects.filter(
            WAITING | DEAD,
            endpoint=OuterRef("endpoint"),
            stream=OuterRef("stream"),
            pk__lt=OuterRef("pk"),
        )
        return self.filter(
            WAITING,
            free,
            open_door,
            Q(endpoint=None) | Q(stream="") | ~Exists(before),
            due_at__lte=now,
        )

    def ended_before(self, moment: datetime) -> DeliveryQuerySet:
        """Those that nobody needs to look at: sent, not needed, or set aside before then."""
        return self.filter(
            Q(delivered_at__lt=moment) | Q(cancelled_at__lt=moment) | Q(set_aside_at__lt=moment)
        )

    def with_last_reason(self) -> DeliveryQuerySet:
        """Each with ``last_reason``: why its last attempt failed, or ""."""
        from .attempt import Attempt

        last = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-pk")
        return self.annotate(last_reason=Subquery(last.values("reason")[:1]))


class Delivery(models.Model):
    """One message for one person, or one event for one endpoint.

    A message names its subject; the words are made when it is sent. An event has its payload with
    it, because it says what was true then.
    """

    key = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        editable=False,
        help_text="The same at every try, so that whoever receives it can drop a repeat.",
    )
    template = models.CharField(
        max_length=80, blank=True, help_text="Which message to a person: form-received"
    )
    event = models.CharField(
        max_length=80, blank=True, help_text="Which event for an endpoint: case.opened"
    )
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    stream = models.CharField(
        max_length=40, blank=True, help_text="What it is about, and must arrive in order: a case."
    )
    payload = EncryptedJSONField(
        null=True, blank=True, help_text="The event as it is sent; erased once it has arrived."
    )
    payload_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what is sent.")
    batch = models.UUIDField(
        null=True, blank=True, help_text="The file that it is in, for a file drop."
    )
    owner = models.CharField(max_length=80, help_text="What the subject is: submission")
    subject_id = models.PositiveBigIntegerField("subject number")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    instead_of = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="other_way",
        help_text="The one that could not reach the person, where this is another way to.",
    )
    created_at = models.DateTimeField(default=timezone.now)

    due_at = models.DateTimeField("next try", default=timezone.now)
    tries = models.PositiveSmallIntegerField(
        default=0, help_text="Since it was queued, or since staff last sent it again."
    )
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)

    delivered_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField("given up at", null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.CharField(max_length=10, choices=SetAside, blank=True)

    objects: ClassVar[Any] = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values) & ~Q(owner=""),
                name="integration_delivery_known",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        endpoint=None,
                        event="",
                        stream="",
                        payload__isnull=True,
                        payload_hash="",
                        batch=None,
                    )
                    & ~Q(template="")
                    & ~Q(channel=Channel.ENDPOINT)
                )
                | (
                    Q(endpoint__isnull=False, template="", channel=Channel.ENDPOINT)
                    & ~Q(event="")
                    & ~Q(payload_hash="")
                ),
                name="integration_delivery_message_or_event",
            ),
            models.CheckConstraint(
                condition=Q(endpoint=None) | Q(payload__isnull=False) | ~(WAITING | DEAD),
                name="integration_delivery_payload_until_it_arrives",
            ),
            models.CheckConstraint(
                condition=Q(payload__isnull=True) | WAITING | DEAD,
                name="integration_delivery_payload_no_longer",
            ),
            models.CheckConstraint(
                condition=Q(delivered_at=None, dead_at=None)
                | Q(delivered_at=None, cancelled_at=None)
                | Q(dead_at=None, cancelled_at=None),
                name="integration_delivery_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(lease_until=None, lease_token=None)
                | (Q(lease_until__isnull=False, lease_token__isnull=False) & WAITING),
                name="integration_delivery_held_while_waiting",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at=None, set_aside_reason="")
                | Q(
                    set_aside_at__isnull=False,
                    dead_at__isnull=False,
                    set_aside_reason__in=SetAside.values,
                ),
                name="integration_delivery_set_aside_with_reason",
            ),
        ]
        indexes = [
            # By endpoint first (none: people), so that one's thousands are in nobody's way.
            models.Index(
                fields=["endpoint", "due_at"], condition=WAITING, name="integration_delivery_turn"
            ),
            models.Index(fields=["dead_at"], condition=DEAD, name="integration_delivery_dead"),
            models.Index(fields=["owner", "subject_id"], name="integration_delivery_subject"),
            models.Index(
                fields=["endpoint", "stream"],
                condition=WAITING | DEAD,
                name="integration_delivery_in_order",
            ),
            models.Index(fields=["stream"], name="integration_delivery_stream"),
            models.Index(
                fields=["delivered_at", "endpoint"],
                condition=Q(delivered_at__isnull=False),
                name="integration_delivery_arrived",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.owner} {self.subject_id}"

    @property
    def to_endpoint(self) -> Endpoint:
        """The endpoint of an event. Raises LookupError for a message: it goes to a person."""
        if self.endpoint is None:
            raise LookupError("A message has no endpoint.")
        return self.endpoint

    @property
    def what(self) -> str:
        """The name of the message or of the event."""
        return self.template or self.event

    @property
    def state(self) -> State:
        if self.delivered_at:
            return State.SENT
        if self.cancelled_at:
            return State.CANCELLED
        if self.set_aside_at:
            return State.SET_ASIDE
        return State.DEAD if self.dead_at else State.WAITING
