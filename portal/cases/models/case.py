"""What the council is doing about something that somebody told it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.council.models import ContactPoint

from .. import reference


class Status(models.TextChoices):
    """Where a case stands, in the words that the person reads."""

    RECEIVED = "received", "Received"
    WITH_TEAM = "with_team", "With the team"
    WAITING = "waiting", "Waiting for you"
    DONE = "done", "Done"
    CLOSED = "closed", "Closed: we cannot do this"


ENDED = (Status.DONE, Status.CLOSED)

NOTHING_DUE = datetime(9998, 1, 1, tzinfo=UTC)
"""``next_due`` of an open case without a running deadline: after every real one."""

HAS_ENDED = datetime(9999, 1, 1, tzinfo=UTC)
"""``next_due`` of a case that has ended: after every open one, so one range holds what is open."""

BY_NEXT_DUE = ("next_due", "-opened_at", "-id")
"""The order of a list of cases: what is overdue longest first, what has ended last."""


class Channel(models.TextChoices):
    """How it reached us."""

    ONLINE = "online", "Online"
    PHONE = "phone", "Telephone"
    FACE_TO_FACE = "face_to_face", "Face to face"
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"
    SOCIAL = "social", "Social media"
    BACK_OFFICE = "back_office", "Another system"


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> CaseQuerySet:
        return self.exclude(status__in=ENDED)


def _hash(label: str) -> Any:
    """A column to look a case up by: a keyed hash, or "" where nothing is known."""
    return models.CharField(label, max_length=64, blank=True, editable=False)


class Case(models.Model):
    """One thing that somebody asked for or told us. It holds nothing about who they are."""

    reference = models.CharField(max_length=8, unique=True, default=reference.new, editable=False)
    kind = models.SlugField(help_text="What it is about, as the journey is called: ask-or-tell")
    title = models.CharField(max_length=120, help_text="As the person would say it, no names.")
    status = models.CharField(max_length=10, choices=Status, default=Status.RECEIVED)
    status_at = models.DateTimeField("status since", default=timezone.now)
    opened_at = models.DateTimeField(default=timezone.now)
    quiet_since = models.DateTimeField(
        default=timezone.now, help_text="When the person last heard from us."
    )
    next_due = models.DateTimeField(
        default=NOTHING_DUE,
        editable=False,
        help_text="The earliest end of a running clock; kept by portal.cases.due.",
    )
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.ONLINE)
    team = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    language = models.CharField(max_length=10, default="en", help_text="Code: en, pl, cy")

    bounced_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When a message to the person came back; empty once staff have acted.",
    )

    disowned_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When whoever reads the e-mail address on it said that it is not theirs.",
    )

    email_hash = _hash("e-mail")
    postcode_hash = _hash("postcode")
    phone_hash = _hash("telephone")
    surname_hash = _hash("surname")

    objects: ClassVar[Any] = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        permissions = [
            ("export_case", "Can export a list of cases"),
            ("view_every_case", "Can see the cases of every service"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="cases_case_status_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="cases_case_channel_known"
            ),
            models.CheckConstraint(
                condition=~Q(reference="") & ~Q(kind="") & ~Q(title=""),
                name="cases_case_is_named",
            ),
            models.CheckConstraint(
                condition=Q(status_at__gte=F("opened_at")),
                name="cases_case_status_not_before_opening",
            ),
            models.CheckConstraint(
                condition=Q(quiet_since__gte=F("opened_at")),
                name="cases_case_quiet_not_before_opening",
            ),
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="cases_case_newest"),
            models.Index(fields=BY_NEXT_DUE, name="cases_case_due"),
            *(
                models.Index(fields=[name, *BY_NEXT_DUE], name=f"cases_case_{name}_due")
                for name in ("status", "kind", "team", "channel")
            ),
            models.Index(
                fields=["team", "status", *BY_NEXT_DUE], name="cases_case_team_status_due"
            ),
            models.Index(
                fields=BY_NEXT_DUE,
                condition=Q(bounced_at__isnull=False),
                name="cases_case_bounced",
            ),
            models.Index(
                fields=["quiet_since", "id"],
                condition=Q(next_due__lt=HAS_ENDED),
                name="cases_case_quiet",
            ),
            *(
                models.Index(
                    fields=[f"{name}_hash"],
                    condition=~Q(**{f"{name}_hash": ""}),
                    name=f"cases_case_{name}",
                )
                for name in ("email", "postcode", "phone", "surname")
            ),
        ]

    def __str__(self) -> str:
        return f"{reference.shown(self.reference)} {self.title}"

    @property
    def shown_reference(self) -> str:
        """As it is printed and read out: 7K4M-9TX3."""
        return reference.shown(self.reference)

    @property
    def owned_email_hash(self) -> str:
        """The look-up of its e-mail address; none where its reader said that it is not theirs."""
        return "" if self.disowned_at else self.email_hash

    @property
    def is_open(self) -> bool:
        return self.status not in ENDED

    @property
    def due_next(self) -> datetime | None:
        """The earliest end of a running clock; None if there is none."""
        return self.next_due if self.next_due < NOTHING_DUE else None

    def not_before(self, at: datetime | None) -> datetime:
        """A moment in this case's life: never in the future, never before it was opened.

        Other systems' clocks are some minutes off, and a message cannot come before its case.
        """
        now = timezone.now()
        return max(min(at or now, now), self.opened_at)
