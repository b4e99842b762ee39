"""One thing that is to leave the portal. Nothing about a person stands in the row."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

WAITING = Q(delivered_at=None, dead_at=None, cancelled_at=None)
DEAD = Q(dead_at__isnull=False, set_aside_at=None)


class Channel(models.TextChoices):
    """The way it goes."""

    EMAIL = "email", "E-mail"


class State(models.TextChoices):
    """Where a delivery stands, as staff read it. Worked out from the timestamps."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    DEAD = "dead", "Not sent"
    SET_ASIDE = "set_aside", "Set aside"
    CANCELLED = "cancelled", "Not needed any more"


class SetAside(models.TextChoices):
    """Why staff let a dead one rest. A choice and not free words, so that nobody is named."""

    TOLD = "told", "We told the person another way"
    NOT_NEEDED = "not_needed", "The person does not need it any more"
    NO_WAY = "no_way", "We have no way to reach the person"


STATES: dict[str, Q] = {
    State.WAITING: WAITING,
    State.SENT: Q(delivered_at__isnull=False),
    State.DEAD: DEAD,
    State.SET_ASIDE: Q(set_aside_at__isnull=False),
    State.CANCELLED: Q(cancelled_at__isnull=False),
}


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def in_state(self, state: str) -> DeliveryQuerySet:
        return self.filter(STATES[state])

    def due(self, now: datetime | None = None) -> DeliveryQuerySet:
        """Those to try now: their time has come, and nobody holds them."""
        now = now or timezone.now()
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.filter(WAITING, free, due_at__lte=now)

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
    """One message for one person. It names its subject; the words are made when it is sent."""

    key = models.UUIDField(
        unique=True,
        default=uuid.uuid4,
        editable=False,
        help_text="The same at every try, so that whoever receives it can drop a repeat.",
    )
    template = models.CharField(max_length=80, help_text="Which message: forms.receipt")
    owner = models.CharField(max_length=80, help_text="What the subject is: submission")
    subject_id = models.PositiveBigIntegerField("subject number")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
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
                condition=Q(channel__in=Channel.values) & ~Q(template="") & ~Q(owner=""),
                name="integration_delivery_known",
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
            models.Index(fields=["due_at"], condition=WAITING, name="integration_delivery_due"),
            models.Index(fields=["dead_at"], condition=DEAD, name="integration_delivery_dead"),
            models.Index(fields=["owner", "subject_id"], name="integration_delivery_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.template} of {self.owner} {self.subject_id}"

    @property
    def state(self) -> State:
        if self.delivered_at:
            return State.SENT
        if self.cancelled_at:
            return State.CANCELLED
        if self.set_aside_at:
            return State.SET_ASIDE
        return State.DEAD if self.dead_at else State.WAITING
