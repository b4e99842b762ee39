"""A letter or another file that belongs to a case. The row says what it is; its bytes lie apart."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField
from portal.integration.scanning import MAY_BE_READ, ScanState

from .case import Case


def new_public_id() -> str:
    """Give 22 URL-safe characters: 128 bits of chance."""
    return secrets.token_urlsafe(16)


class CaseDocument(models.Model):
    """One file, from a system or from staff. A public one is for the person to open.

    An infected file is erased and only its row stays, so that staff can be told.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    title = EncryptedTextField(help_text="As its reader would say it: Your appointment letter")
    name = EncryptedTextField(help_text="What it is called when it is saved.")
    media_type = models.CharField(max_length=100)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    public = models.BooleanField(default=False, help_text="The person can open it.")
    state = models.CharField(max_length=10, choices=ScanState)
    storage_name = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ScanState.values), name="cases_casedocument_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(public_id="") & ~Q(media_type=""), name="cases_casedocument_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ScanState.INFECTED, storage_name="")
                | (~Q(state=ScanState.INFECTED) & ~Q(storage_name="")),
                name="cases_casedocument_infected_is_erased",
            ),
            models.UniqueConstraint(
                fields=["storage_name"],
                condition=~Q(storage_name=""),
                name="cases_casedocument_file_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["added_at"],
                condition=Q(state=ScanState.WAITING),
                name="cases_document_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.media_type}, {self.bytes} bytes"

    @property
    def kind(self) -> str:
        """What kind of file it is, as people call it: PDF."""
        return self.name.rpartition(".")[2].upper()

    @property
    def may_be_read(self) -> bool:
        """Whether the file may be opened by anybody at all."""
        return self.state in MAY_BE_READ

    @property
    def is_waiting(self) -> bool:
        """Whether the scanner has still to look at it."""
        return self.state == ScanState.WAITING
