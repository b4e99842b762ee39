"""Where events go, and which."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..encryption import EncryptedJSONField, EncryptedTextField
from .system import System


class Kind(models.TextChoices):
    """How an endpoint is spoken to."""

    WEBHOOK = "webhook", "Signed webhook"
    OPEN311 = "open311", "Open311 server"
    FILES = "files", "File drop"
    MAILBOX = "mailbox", "Team mailbox"


SECRETS = ("secret", "old_secret", "credentials")
"""What opens another system. Encrypted, and empty where nothing does."""
SECRETS_OF_ITS_ENDPOINT = tuple(f"endpoint__{name}" for name in SECRETS)
"""The same, from a row that has an endpoint."""


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def without_secrets(self) -> EndpointQuerySet:
        """Each without what opens it, which is read only when it is asked for.

        A secret that no key of ours opens then stands in the way of nothing but its own use.
        """
        return self.defer(*SECRETS)

    def working(self) -> EndpointQuerySet:
        """Those that are sent to now: neither paused by us nor disabled by their own answer."""
        return self.filter(paused_at=None, disabled_at=None)


class Endpoint(models.Model):
    """One place that events go to. What opens it is encrypted.

    ``address`` is a URL for a webhook or an Open311 server, an e-mail address for a mailbox, and a
    folder or ``sftp://user@host/folder`` for a file drop. ``options`` are the settings of its kind.
    """

    name = models.CharField(max_length=80, unique=True, help_text="As you would say it: Repairs")
    slug = models.SlugField(unique=True, help_text="A short name for imports and file names.")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.WEBHOOK)
    address = models.CharField(max_length=500)
    options = models.JSONField(default=dict, blank=True)
    system = models.ForeignKey(
        System,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="endpoints",
        help_text="The system behind it. It is not told again what it told us.",
    )
    alert_to = models.EmailField("tell when it fails", help_text="Who looks after this endpoint.")

    secret = EncryptedTextField(null=True, blank=True)
    old_secret = EncryptedTextField(null=True, blank=True)
    old_secret_until = models.DateTimeField(null=True, blank=True)
    credentials = EncryptedJSONField(null=True, blank=True)

    schedule = models.CharField(
        max_length=60, blank=True, help_text="File drops only: when, as cron. 0 18 * * 1-5"
    )
    next_batch_at = models.DateTimeField(null=True, blank=True, editable=False)

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    disabled_at = models.DateTimeField(null=True, blank=True, editable=False)
    disabled_because = models.CharField(max_length=200, blank=True, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    alerted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="One alert until it works again."
    )

    objects: ClassVar[Any] = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [("tell_restricted", "Can choose who is told of restricted events")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & ~Q(address="") & ~Q(alert_to=""),
                name="integration_endpoint_known",
            ),
            models.CheckConstraint(
                condition=Q(disabled_at=None, disabled_because="")
                | (Q(disabled_at__isnull=False) & ~Q(disabled_because="")),
                name="integration_endpoint_disabled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(old_secret__isnull=True, old_secret_until=None)
                | Q(old_secret__isnull=False, old_secret_until__isnull=False),
                name="integration_endpoint_old_secret_ends",
            ),
            models.CheckConstraint(
                condition=(Q(kind=Kind.FILES) & ~Q(schedule=""))
                | (~Q(kind=Kind.FILES) & Q(schedule="")),
                name="integration_endpoint_files_by_the_clock",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_working(self) -> bool:
        return self.paused_at is None and self.disabled_at is None


class Subscription(models.Model):
    """An event that an endpoint is told of, from a moment on."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="subscriptions")
    event = models.CharField(max_length=80, help_text="Its type: case.opened")
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["event"]
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "event"], name="integration_subscription_once"
            ),
        ]
        indexes = [models.Index(fields=["event"], name="integration_subscribers")]

    def __str__(self) -> str:
        return f"{self.event} to {self.endpoint}"
