"""Each proof that a claim needs, the files that came, and what was said of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models import CaseDocument
from portal.integration.encryption import EncryptedTextField

from .claim import Claim


class EvidenceState(models.TextChoices):
    """How one proof stands, as the person reads it."""

    WANTED = "wanted", "We need this"
    SENT = "sent", "You sent this"
    ACCEPTED = "accepted", "We have this"
    REFUSED = "refused", "We need this again"
    CANNOT = "cannot", "You told us that you cannot get this"
    NOT_NEEDED = "not_needed", "We do not need this any more"


OPEN = (EvidenceState.WANTED, EvidenceState.REFUSED)
"""What we wait for."""
SETTLED = (EvidenceState.ACCEPTED, EvidenceState.NOT_NEEDED)
"""What the person can do nothing more about."""


class EvidenceItem(models.Model):
    """One proof. ``about`` says whose without a name: "you", "your first job". ``thing`` is the key
    of what was listed, "" where nothing was. ``why`` is what was said last, by us or the person.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    thing = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=120, blank=True)
    examples = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=EvidenceState, default=EvidenceState.WANTED)
    state_at = models.DateTimeField(default=timezone.now)
    why = EncryptedTextField(blank=True, default="")
    due = models.DateField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=EvidenceState.values) & ~Q(title="") & ~Q(code=""),
                name="benefits_evidence_known",
            ),
            models.UniqueConstraint(
                fields=["claim", "number"], name="benefits_evidence_numbered_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due"],
                condition=Q(state__in=[state.value for state in OPEN]),
                name="benefits_evidence_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether we wait for it."""
        return self.state in OPEN

    @property
    def which(self) -> str:
        """Of several that are listed, which one: "your first job". Else its title says enough."""
        return self.about if self.thing else ""

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED


class EvidenceFile(models.Model):
    """A file that came for one proof. Its bytes are a document of the case, for staff only."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="files")
    document = models.OneToOneField(CaseDocument, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"file of proof {self.item_id}"


class EvidenceNudge(models.Model):
    """That somebody was reminded, or staff were asked to look, once for each day that is due."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="nudges")
    due = models.DateField()
    days = models.PositiveSmallIntegerField(help_text="How many days before; 0: it has come.")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "due", "days"], name="benefits_evidencenudge_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.days} days before {self.due}"
