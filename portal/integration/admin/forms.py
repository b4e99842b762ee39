"""The form of an endpoint. What it asks depends on the kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from ..batches.making import next_time
from ..channels.testing import TEST
from ..events import EventType, all_types
from ..models import Endpoint, Kind, Subscription
from . import addresses
from .editing import FormOfWhatWasSeen
from .kinds import ABOUT, Asked
from .pairs import PairsField
from .permissions import RESTRICTED
from .services import PARTS, ServicesField
from .widgets import EventChoices, HiddenArea, HiddenLine

ELSEWHERE = "The address leads elsewhere. Enter this again or take it away."


class EndpointForm(FormOfWhatWasSeen):
    """An endpoint of a kind that is settled, with its events and what opens it.

    A secret field is empty however often the form is shown: empty leaves the secret as it is, and a
    tick takes it away. After ``save``, ``secrets_changed``, ``began`` and ``ended`` name what was
    set or taken away, and which events it is told of from now on and no more.
    """

    events = forms.MultipleChoiceField(
        label="Events",
        required=False,
        widget=EventChoices,
        help_text="It is told of what happens from the moment you tick. Nothing from before.",
    )

    class Meta:
        model = Endpoint
        fields = ["name", "slug", "address", "system", "alert_to", "schedule"]
        labels = {"slug": "Short name", "schedule": "When"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_at = self.instance.address
        about = ABOUT[self.instance.kind]
        self.asked = about.asked
        self.fields["address"].label = about.address
        self.fields["address"].help_text = about.address_help
        if self.instance.kind != Kind.FILES:
            del self.fields["schedule"]
        else:
            self.fields["schedule"].required = True
            self.fields[
                "schedule"
            ].help_text = (
                "Minute, hour, day, month, day of the week. 0 18 * * 1-5 is 6pm on working days."
            )
        self._choose_events()
        for asked in self.asked:
            self._ask(asked)
        order = ["name", "slug", "address", *self._names(secret=False), "schedule", "events"]
        self.order_fields([*order, "system", "alert_to", *self._names(secret=True)])

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        addresses.CHECKS[self.instance.kind](address)
        return address

    def clean_schedule(self) -> str:
        schedule = " ".join(self.cleaned_data["schedule"].split())
        addresses.schedule(schedule)
        return schedule

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("address", "").startswith("sftp://") and not cleaned.get("host_key"):
            self.add_error("host_key", "Enter the key of the server, so that it is no other one.")
        if self.instance.pk and addresses.server(self.was_at) != addresses.server(
            cleaned.get("address", self.was_at)
        ):
            self._ask_secrets_again()
        return cleaned

    def save(self, commit: bool = True) -> Endpoint:
        endpoint = self.instance
        for asked in self.asked:
            if asked.services:
                for name in PARTS:
                    endpoint.options.pop(name, None)
                endpoint.options.update(self.cleaned_data[asked.name])
            elif not asked.secret:
                endpoint.options[asked.name] = self.cleaned_data[asked.name]
        endpoint.options = {name: value for name, value in endpoint.options.items() if value}
        self._keep_secrets()
        if endpoint.kind == Kind.FILES and "schedule" in self.changed_data:
            endpoint.next_batch_at = next_time(endpoint.schedule, timezone.now())
        with transaction.atomic():
            saved: Endpoint = super().save(commit)
            self._subscribe()
        return saved

    def _ask_secrets_again(self) -> None:
        """No secret goes to another server unless whoever sends it there knows it."""
        for name in self.instance.credentials or {}:
            typed = self.cleaned_data.get(name) or self.cleaned_data.get(removal(name))
            if name in self.fields and not typed:
                self.add_error(
                    name, "The address leads elsewhere. Enter this again or take it away."
                )

    def _choose_events(self) -> None:
        heard = []
        if self.instance.pk:
            heard = list(self.instance.subscriptions.values_list("event", flat=True))
        choices = {
            each.name: each.summary
            for each in all_types()
            if each is not TEST and (each.name in heard or self._may_choose(each))
        }
        for name in heard:
            choices.setdefault(name, "Nothing in the portal says this any more.")
        self.fields["events"].choices = list(choices.items())
        self.initial["events"] = heard

    def _may_choose(self, event: EventType) -> bool:
        """A restricted one only by who has the right to let others know of it."""
        return not event.restricted or bool(self.for_user and self.for_user.has_perm(RESTRICTED))

    def _ask(self, asked: Asked) -> None:
        field: forms.Field
        if asked.secret:
            is_set = asked.name in (self.instance.credentials or {})
            state = "Set. Leave this empty to keep it." if is_set else "Not set."
            field = forms.CharField(
                widget=HiddenArea if asked.long else HiddenLine,
                help_text=f"{state} {asked.help}".strip(),
            )
            if is_set:
                self.fields[removal(asked.name)] = forms.BooleanField(
                    label=f"Take away: {asked.label}", required=False
                )
        elif asked.services:
            field = ServicesField(help_text=asked.help)
        elif asked.pairs:
            field = PairsField(help_text=asked.help)
        elif asked.choices:
            field = forms.ChoiceField(choices=asked.choices, help_text=asked.help)
        else:
            field = forms.CharField(help_text=asked.help, max_length=2000)
        field.label, field.required = asked.label, asked.required
        if asked.services:
            options = self.instance.options
            self.initial[asked.name] = {each: options[each] for each in PARTS if each in options}
        elif not asked.secret:
            self.initial[asked.name] = self.instance.options.get(asked.name, asked.default)
        self.fields[asked.name] = field

    def _names(self, *, secret: bool) -> Iterator[str]:
        for asked in self.asked:
            if asked.secret == secret:
                yield asked.name
                if secret:
                    yield removal(asked.name)

    def _keep_secrets(self) -> None:
        kept = dict(self.instance.credentials or {})
        before = dict(kept)
        for asked in self.asked:
            if not asked.secret:
                continue
            if self.cleaned_data.get(removal(asked.name)):
                kept.pop(asked.name, None)
            elif typed := self.cleaned_data[asked.name]:
                kept[asked.name] = typed
        self.secrets_changed = sorted(
            name for name in {*before, *kept} if before.get(name) != kept.get(name)
        )
        self.instance.credentials = kept or None

    def _subscribe(self) -> None:
        chosen = set(self.cleaned_data["events"])
        theirs = self.instance.subscriptions
        heard = set(theirs.values_list("event", flat=True))
        self.began, self.ended = sorted(chosen - heard), sorted(heard - chosen)
        theirs.filter(event__in=self.ended).delete()
        Subscription.objects.bulk_create(
            Subscription(endpoint=self.instance, event=event) for event in self.began
        )


def removal(name: str) -> str:
    """Give the name of the tick that takes a secret away."""
    return f"remove_{name}"
