"""What an administrator does to an endpoint."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from ..channels.testing import test_event
from ..models import Endpoint, Kind, Outcome, State
from ..outbox.decisions import send_all_again
from ..signing import OLD_SECRET_DAYS, rotate
from ..wake import sweep_soon
from .acting import Action
from .furniture import Crumb
from .permissions import ENDPOINTS

LIST = "back_office_endpoints:index"
PAGE = "back_office_endpoints:edit"


class EndpointAction(Action):
    """An action on an endpoint."""

    model = Endpoint
    namespace = "back_office_endpoints"
    needs = ENDPOINTS

    def way_back(self, row: Endpoint) -> list[Crumb]:
        return [("Endpoints", reverse(LIST)), (row.name, reverse(PAGE, args=[row.pk]))]


class Test(EndpointAction):
    """Speaks to the other system at once, outside the transaction, and waits for its answer."""

    name = "test"
    button = "Send a test"

    def perform(self, row: Endpoint) -> str:
        return ""

    def afterwards(self, row: Endpoint, done: HttpResponse | str) -> HttpResponse:
        result = test_event(row)
        return self.page(
            row, "tested", {"result": result, "arrived": result.outcome == Outcome.SENT}
        )


class Pause(EndpointAction):
    name = "pause"
    button = "Pause"

    def is_possible(self, row: Endpoint) -> bool:
        return row.paused_at is None

    def perform(self, row: Endpoint) -> str:
        row.paused_at = timezone.now()
        row.save(update_fields=["paused_at"])
        return f"{row} is paused. What happens from now on waits."


class GoOn(EndpointAction):
    name = "go-on"
    button = "Go on"

    def is_possible(self, row: Endpoint) -> bool:
        return row.paused_at is not None

    def perform(self, row: Endpoint) -> str:
        row.paused_at = None
        row.save(update_fields=["paused_at"])
        transaction.on_commit(sweep_soon, robust=True)
        return f"{row} goes on. What waited is sent within a few minutes, in its order."


class Enable(EndpointAction):
    """The other side said that it is gone (410); somebody has found out that it is not."""

    name = "enable"
    button = "Enable again"
    sure = "Have you asked whoever runs the other system? It told us that this address is gone."

    def is_possible(self, row: Endpoint) -> bool:
        return row.disabled_at is not None

    def log_data(self, row: Endpoint) -> dict[str, Any]:
        return {"because": self.because}

    def perform(self, row: Endpoint) -> str:
        self.because = row.disabled_because
        row.disabled_at, row.disabled_because, row.alerted_at = None, "", None
        row.save(update_fields=["disabled_at", "disabled_because", "alerted_at"])
        transaction.on_commit(sweep_soon, robust=True)
        return f"{row} is enabled again. What waited is sent within a few minutes."


class NewSecret(EndpointAction):
    name = "new-secret"
    button = "New secret"
    sure = (
        f"We make a new secret and sign with both for {OLD_SECRET_DAYS} days. Whoever runs the "
        "other system must put the new one in before then."
    )

    def is_possible(self, row: Endpoint) -> bool:
        return row.kind == Kind.WEBHOOK

    def perform(self, row: Endpoint) -> HttpResponse:
        return self.page(row, "secret", {"what": "secret", "secret": rotate(row)})


class RetryAll(EndpointAction):
    name = "retry-all"
    button = "Retry all given up"
    sure = "Is the cause put right? We send everything that was given up again, in its order."

    def is_possible(self, row: Endpoint) -> bool:
        return bool(row.deliveries.in_state(State.DEAD).exists())

    def perform(self, row: Endpoint) -> str:
        self.number = send_all_again(row)
        return f"{self.number} will be sent again."

    def log_data(self, row: Endpoint) -> dict[str, Any]:
        return {"number": self.number}


ACTIONS: list[type[EndpointAction]] = [Test, Pause, GoOn, Enable, RetryAll, NewSecret]
