"""What the log says was done. Never what was typed."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import LogFormatter

from ..models import SetAside
from ..outbox.decisions import AGAIN, ASIDE

ADDRESS = "integration.endpoint.address"
EVENTS = "integration.endpoint.events"
CREDENTIALS = "integration.endpoint.credentials"

LOGGED = {
    AGAIN: ("Send again", "Queued to be sent again"),
    "integration.endpoint.test": ("Test an endpoint", "Sent a test"),
    "integration.endpoint.pause": ("Pause an endpoint", "Paused"),
    "integration.endpoint.go-on": ("Let an endpoint go on", "Let it go on"),
    "integration.endpoint.enable": ("Enable an endpoint again", "Enabled it again"),
    "integration.endpoint.retry-all": ("Retry all", "Sent again all that was given up"),
    "integration.endpoint.new-secret": ("New secret of an endpoint", "Made a new secret"),
    "integration.system.new-key": ("Make a key", "Made a key"),
    "integration.system.new-secret": ("New signing secret", "Made a new signing secret"),
    "integration.system.no-secret": ("End signing", "Took the signing secret away"),
    "integration.apikey.replace": ("Replace a key", "Replaced a key"),
    "integration.apikey.revoke": ("Revoke a key", "Revoked a key"),
}
"""What is done, and what the log says was done."""


class CredentialsFormatter(LogFormatter):
    """Which were changed, by their names."""

    label = "Change what opens an endpoint"

    def format_message(self, log_entry: Any) -> str:
        return f"Changed or took away: {', '.join(log_entry.data['names'])}"


class AddressFormatter(LogFormatter):
    """Where it leads."""

    label = "Address of an endpoint"

    def format_message(self, log_entry: Any) -> str:
        return f"Leads to {log_entry.data['address']}"


class EventsFormatter(LogFormatter):
    """What it is told of from now on, and no more."""

    label = "Events of an endpoint"

    def format_message(self, log_entry: Any) -> str:
        began, ended = (", ".join(log_entry.data[name]) for name in ("began", "ended"))
        return ". ".join(
            [f"Told from now on: {began}"] * bool(began) + [f"Told no more: {ended}"] * bool(ended)
        )


class SetAsideFormatter(LogFormatter):
    """With the reason."""

    label = "Set aside"

    def format_message(self, log_entry: Any) -> str:
        return f"Set aside: {SetAside(log_entry.data['reason']).label}"


FORMATTERS: dict[str, type[LogFormatter]] = {
    ADDRESS: AddressFormatter,
    EVENTS: EventsFormatter,
    CREDENTIALS: CredentialsFormatter,
    ASIDE: SetAsideFormatter,
}
"""Those that say more than that it was done."""
