"""What an administrator does to a system and its keys."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from ..api import keys
from ..api.scopes import all_scopes
from ..models import ApiKey, System
from ..signing import OLD_SECRET_DAYS, rotate
from .acting import Action
from .furniture import Crumb
from .permissions import KEYS, SYSTEMS
from .widgets import ScopeChoices

LIST = "back_office_systems:index"
PAGE = "back_office_systems:edit"


class SystemAction(Action):
    """An action on a system."""

    model = System
    namespace = "back_office_systems"
    needs = SYSTEMS

    def way_back(self, row: System) -> list[Crumb]:
        return [("Systems and keys", reverse(LIST)), (row.name, reverse(PAGE, args=[row.pk]))]


class KeyForm(forms.Form):
    """What a key is for, and until when it opens."""

    label = forms.CharField(
        label="Where it is used",
        max_length=80,
        help_text="To tell keys apart: live server, 2027",
        error_messages={"required": "Say where it is used."},
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        widget=ScopeChoices,
        error_messages={"required": "Choose what it may do."},
    )
    last_day = forms.DateField(
        label="Last day that it works",
        required=False,
        widget=AdminDateInput,
        help_text="Leave this empty for a key without an end.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = list(all_scopes().items())  # type: ignore[attr-defined]

    def clean_last_day(self) -> Any:
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise ValidationError("This day is over. Choose a later one.")
        return day

    def expires_at(self) -> datetime | None:
        """Give the end of the last day, as the council's clocks show it."""
        day = self.cleaned_data["last_day"]
        if not day:
            return None
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


class MakeKey(SystemAction):
    """First what it is for; then the key, on the page that answers, and never again."""

    needs = KEYS
    name = "new-key"
    button = "Make a key"

    def asks(self, row: System) -> HttpResponse | None:
        asked = "label" in self.request.POST
        initial = {"scopes": row.scopes}
        self.form = KeyForm(self.request.POST if asked else None, initial=initial)
        if self.form.is_valid():
            return None
        return self.page(row, "key_form", {"form": self.form})

    def perform(self, row: System) -> HttpResponse:
        chosen = self.form.cleaned_data
        self.key, written = keys.make(
            row, chosen["label"], chosen["scopes"], self.form.expires_at()
        )
        return self.page(row, "secret", {"what": "key", "secret": written, "key": self.key})

    def log_data(self, row: System) -> dict[str, Any]:
        return {"key": self.key.prefix}


class NewSigningSecret(SystemAction):
    name = "new-secret"
    button = "New signing secret"
    sure = (
        "We make a secret that the system signs its messages with. If it has one already, that one "
        f"works for {OLD_SECRET_DAYS} more days."
    )

    def perform(self, row: System) -> HttpResponse:
        return self.page(row, "secret", {"what": "secret", "secret": rotate(row)})


class EndSigning(SystemAction):
    name = "no-secret"
    button = "Take the signing secret away"
    sure = "From now on, nothing that it signs is let in. The old secret stops as well."
    warning = True

    def is_possible(self, row: System) -> bool:
        return row.secret is not None

    def perform(self, row: System) -> str:
        row.secret = row.old_secret = row.old_secret_until = None
        row.save(update_fields=["secret", "old_secret", "old_secret_until"])
        return f"{row} cannot sign any more."


class KeyAction(Action):
    """An action on a key, on the page of its system."""

    model = ApiKey
    namespace = "back_office_systems"
    needs = KEYS

    def is_possible(self, row: ApiKey) -> bool:
        return ApiKey.objects.valid().filter(pk=row.pk).exists()

    def way_back(self, row: ApiKey) -> list[Crumb]:
        return SystemAction().way_back(row.system)

    def log_data(self, row: ApiKey) -> dict[str, Any]:
        return {"key": row.prefix}


class Replace(KeyAction):
    name = "replace"
    button = "Replace"
    sure = (
        f"We make a new key that may do the same. The old one works for {keys.OVERLAP.days} more "
        "days. Put the new one in before then."
    )

    def perform(self, row: ApiKey) -> HttpResponse:
        key, written = keys.rotate(row)
        return self.page(row, "secret", {"what": "key", "secret": written, "key": key})


class Revoke(KeyAction):
    name = "revoke"
    button = "Revoke"
    sure = "From now on, nothing that comes with this key is let in. It cannot be undone."
    warning = True

    def perform(self, row: ApiKey) -> str:
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        return f"The key {row.label} ({row.prefix}…) opens nothing any more."


SYSTEM_ACTIONS: list[type[SystemAction]] = [MakeKey, NewSigningSecret, EndSigning]
KEY_ACTIONS: list[type[KeyAction]] = [Replace, Revoke]
