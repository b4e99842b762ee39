"""A file that somebody added to a form. The row says what it is; its bytes lie elsewhere."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField
from portal.integration.scanning import MAY_BE_READ, ScanState

from .draft import DRAFT_KEY_LENGTH


def new_public_id() -> str:
    """Give 22 URL-safe characters: 128 bits of chance."""
    return secrets.token_urlsafe(16)


class Upload(models.Model):
    """One file. It belongs to a key: the draft's, and then the submission's of the same key.

    ``bytes`` and ``sha256`` are of the file as we keep it, before it is encrypted. An infected
    file is erased and only its row stays, so that the person can be told.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=DRAFT_KEY_LENGTH, db_index=True)
    question_id = models.CharField(max_length=100)
    name = EncryptedTextField()
    media_type = models.CharField(max_length=100)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ScanState)
    storage_name = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ScanState.values), name="forms_upload_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(question_id="") & ~Q(public_id=""),
                name="forms_upload_belongs",
            ),
            models.CheckConstraint(
                condition=Q(state=ScanState.INFECTED, storage_name="")
                | (~Q(state=ScanState.INFECTED) & ~Q(storage_name="")),
                name="forms_upload_infected_is_erased",
            ),
            models.UniqueConstraint(
                fields=["storage_name"],
                condition=~Q(storage_name=""),
                name="forms_upload_file_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=Q(state=ScanState.WAITING),
                name="forms_upload_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.media_type}, {self.bytes} bytes"

    @property
    def may_be_read(self) -> bool:
        """Whether the file may be opened by anybody at all."""
        return self.state in MAY_BE_READ

    @property
    def is_waiting(self) -> bool:
        """Whether the scanner has still to look at it."""
        return self.state == ScanState.WAITING

    @property
    def is_infected(self) -> bool:
        """Whether the scanner found a virus; the file is gone."""
        return self.state == ScanState.INFECTED
