"""Who helps people whose repairs are not ours, in the council's own words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.models import Page

from portal.council.models import ContactPoint


class Whom(models.TextChoices):
    """Who is told. The values are answers of the form "Report a repair"."""

    PRIVATE = "private", "Somebody who rents from somebody else"
    OWN = "own", "Somebody who owns their home"
    LEASEHOLDER = "leaseholder", "Somebody with a lease, about the inside of their home"


class WhoHelps(models.Model):
    """What we tell somebody, and whom they can turn to: a team, a page of ours, another website."""

    whom = models.CharField(
        "who is told",
        max_length=12,
        choices=Whom,
        unique=True,
        error_messages={"unique": "There is one for them already. Change that one."},
    )
    words = models.TextField(
        blank=True, help_text="What to do, in short sentences. Leave an empty line between two."
    )
    contact = models.ForeignKey(
        ContactPoint, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    link = models.URLField("another website", blank=True)
    link_words = models.CharField(
        "words of the link", max_length=80, blank=True, help_text="Whose website it is."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["whom"]
        verbose_name = "who else helps"
        verbose_name_plural = "who else helps"
        constraints = [
            models.CheckConstraint(
                condition=Q(whom__in=Whom.values), name="repairs_whohelps_whom_known"
            ),
            models.CheckConstraint(
                condition=Q(link="", link_words="") | (~Q(link="") & ~Q(link_words="")),
                name="repairs_whohelps_link_has_words",
                violation_error_message="Give the other website its address and its words.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_whom_display())

    def clean(self) -> None:
        """Raises ValidationError unless there is somebody to turn to."""
        if not (self.contact_id or self.page_id or self.link):
            raise ValidationError("Choose a team or a page, or give another website.")
