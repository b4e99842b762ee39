"""What happened on a case, and who did it. Written once and never changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.council.models import ContactPoint
from portal.integration.encryption import EncryptedTextField
from portal.integration.models import System

from .case import Case


class WrittenOnce(Exception):
    """A timeline is added to; what is there stays as it was."""


class Who(models.TextChoices):
    """Whose doing it was."""

    SYSTEM = "system", "Website"
    PERSON = "person", "You"
    TEAM = "team", "Team"
    USER = "user", "Member of staff"


class What(models.TextChoices):
    """What kind of thing happened."""

    OPENED = "opened", "Opened"
    STATUS = "status", "Status"
    NOTE = "note", "Note"
    TEAM = "team", "Team"
    CLOCK = "clock", "Deadline"
    REPLY = "reply", "Reply"
    QUESTION = "question", "Question"
    ANSWER = "answer", "Answer"
    DOCUMENT = "document", "Document"


class AppendOnly(models.QuerySet["TimelineEntry"]):
    def update(self, **values: Any) -> int:
        raise WrittenOnce("A timeline entry is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise WrittenOnce("A timeline entry goes only with its case.")


class TimelineEntry(models.Model):
    """One event of a case. A public one is read by the person; an internal one only by staff.

    The words are encrypted: a note may say more about somebody than their answers do.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="timeline")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=8, choices=What)
    public = models.BooleanField(default=False)
    words = EncryptedTextField()
    who = models.CharField(max_length=8, choices=Who)
    team = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    system = models.ForeignKey(
        System,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The system that did it, as its team.",
    )

    objects: ClassVar[Any] = AppendOnly.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "timeline entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=What.values, who__in=Who.values),
                name="cases_timelineentry_known",
            ),
            models.CheckConstraint(
                condition=Q(who=Who.TEAM, team__isnull=False)
                | (~Q(who=Who.TEAM) & Q(team__isnull=True)),
                name="cases_timelineentry_team_is_named",
            ),
            models.CheckConstraint(
                condition=Q(who=Who.USER) | Q(user__isnull=True),
                name="cases_timelineentry_user_is_who",
            ),
            models.CheckConstraint(
                condition=Q(who=Who.TEAM) | Q(system__isnull=True),
                name="cases_timelineentry_system_is_a_team",
            ),
        ]
        indexes = [models.Index(fields=["case", "at"], name="cases_timeline_in_order")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.at:%-d %B %Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises WrittenOnce for an entry that is already there."""
        if not self._state.adding:
            raise WrittenOnce("A timeline entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises WrittenOnce: an entry goes only with its case."""
        raise WrittenOnce("A timeline entry goes only with its case.")
