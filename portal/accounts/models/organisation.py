"""Businesses, charities, groups and landlords, and who may do what for them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedJSONField, EncryptedTextField

from .person import new_public_id, nothing


class Kind(models.TextChoices):
    """What sort of organisation it is."""

    BUSINESS = "business", "Business"
    CHARITY = "charity", "Charity"
    GROUP = "group", "Community or faith group"
    LANDLORD = "landlord", "Landlord"


class Role(models.TextChoices):
    """What a member may do. Owners may do everything, and say who else may do what."""

    OWNER = "owner", "Owner"
    BILLING = "billing", "Billing"
    VIEWER = "viewer", "Viewer"


class Organisation(models.Model):
    """An organisation that people act for, from one account each."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.CharField("company or charity number", max_length=12, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="organisations"
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & ~Q(name=""),
                name="accounts_organisation_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody's role in an organisation. The last owner cannot leave: see ``organisations``."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=7, choices=Role)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], name="accounts_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="accounts_membership_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} of {self.organisation}"


class Invitation(models.Model):
    """An invitation by e-mail, for one address. The link's secret is not in the row."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = EncryptedTextField()
    email_hash = models.CharField(max_length=64)
    role = models.CharField(max_length=7, choices=Role)
    chance = models.CharField(max_length=22)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email_hash"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="accounts_invitation_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values)
                & ~Q(email_hash="")
                & ~Q(token_hash="")
                & ~Q(chance=""),
                name="accounts_invitation_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="accounts_invitation_ends_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} of {self.organisation}, until {self.expires_at:%-d %B}"


class Property(models.Model):
    """One of an organisation's premises."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="properties"
    )
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    label = models.CharField(max_length=80, blank=True, help_text="What you call it: the shop")
    address = EncryptedJSONField(default=nothing)
    uprn = models.CharField(max_length=12, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["label", "pk"]
        verbose_name_plural = "properties"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "uprn"],
                condition=~Q(uprn=""),
                name="accounts_property_once",
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"property {self.public_id}"
