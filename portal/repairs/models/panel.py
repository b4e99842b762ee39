"""The tenants' panel: what its members said of a preview, and what we did because people said it.

That somebody is a member is a consent of theirs: see ``panel.members``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Person
from portal.integration.encryption import EncryptedTextField

from .catalogue_version import CatalogueVersion

STEP_LENGTH = 100


class PanelComment(models.Model):
    """What a member said about one page of a preview, and what we did about it.

    ``step`` is the page's id in that version and ``page`` its words as they stood there; both are
    empty for what was said about the whole. Staff read what was said, never who said it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(
        CatalogueVersion, on_delete=models.PROTECT, related_name="panel_comments"
    )
    step = models.CharField(max_length=STEP_LENGTH, blank=True)
    page = models.CharField(max_length=255, blank=True)
    words = EncryptedTextField()
    at = models.DateTimeField(default=timezone.now)
    did = EncryptedTextField(null=True, help_text="What we did, or why we did nothing.")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "comment of the tenants' panel"
        verbose_name_plural = "comments of the tenants' panel"
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(did__isnull=True, answered_at__isnull=True)
                | Q(did__isnull=False, answered_at__isnull=False),
                name="repairs_panelcomment_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(step="", page="") | (~Q(step="") & ~Q(page="")),
                name="repairs_panelcomment_names_its_page",
            ),
        ]
        indexes = [models.Index(fields=["version", "step"], name="repairs_panelcomment_page")]

    def __str__(self) -> str:
        return f"{self.version}: {self.page or 'the whole'}"

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


class PanelInvitation(models.Model):
    """That a member was told of a preview, so that they are told once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(CatalogueVersion, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"], name="repairs_panelinvitation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.at:%-d %B %Y}"


class YouSaid(models.Model):
    """One entry of "You said, we did". Editors write it; everybody reads it from its day on."""

    on = models.DateField("day", default=timezone.localdate, help_text="When we did it.")
    about = models.CharField(max_length=80, help_text="A few words: Photos of a repair.")
    said = models.TextField("you said", max_length=600, help_text="Name nobody.")
    did = models.TextField("we did", max_length=600)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "You said, we did"
        verbose_name_plural = "You said, we did"
        constraints = [
            models.CheckConstraint(
                condition=~Q(about="") & ~Q(said="") & ~Q(did=""), name="repairs_yousaid_is_whole"
            )
        ]

    def __str__(self) -> str:
        return self.about
