"""The kinds of endpoints that there are."""

from __future__ import annotations

from ..events import register as register_event
from ..models import Kind
from . import files, mailbox, open311, register, webhook
from .testing import TEST


def register_kinds() -> None:
    """Say how each kind is sent to. Call it from ``AppConfig.ready``."""
    register(Kind.WEBHOOK, webhook.send)
    register(Kind.OPEN311, open311.send)
    register(Kind.FILES, files.send)
    register(Kind.MAILBOX, mailbox.send)
    register_event(TEST)
