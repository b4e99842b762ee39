"""What the council is doing about something that somebody told it."""

from __future__ import annotations

from datetime import datetime
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
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.ONLINE)
    team = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    language = models.CharField(max_length=10, default="en", help_text="Code: en, pl, cy")

    email_hash = _hash("e-mail")
    postcode_hash = _hash("postcode")
    phone_hash = _hash("telephone")
    surname_hash = _hash("surname")

    objects: ClassVar[Any] = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
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
            models.Index(fields=["team", "status"], name="cases_case_team_status"),
            models.Index(
                fields=["quiet_since"], condition=~Q(status__in=ENDED), name="cases_case_open_quiet"
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
    def is_open(self) -> bool:
        return self.status not in ENDED

    def not_before(self, at: datetime | None) -> datetime:
        """A moment in this case's life: never in the future, never before it was opened.

        Other systems' clocks are some minutes off, and a message cannot come before its case.
        """
        now = timezone.now()
        return max(min(at or now, now), self.opened_at)
