"""Somebody's needs, and what a form about them sends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.accounts.models import Needs, Person
from portal.documents import registry
from portal.documents.registry import Format
from portal.integration.messages import Message


def needs_of(person: Person, *, days_ago: int = 0, **needed: Any) -> Needs:
    """What somebody needs, as they said so many days ago."""
    said: date = timezone.localdate() - timedelta(days=days_ago)
    made: Needs = Needs.objects.create(
        person=person,
        consent_at=timezone.now() - timedelta(days=days_ago),
        reviewed_on=said,
        **needed,
    )
    return made


def asked(**given: Any) -> dict[str, Any]:
    """A form about needs that was filled in: nothing is needed but what is given here."""
    return {"format": "", "language": "en", "contact_by": "", "consent": ["yes"], **given}


BRF = "application/x-brf"


def in_braille(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Braille made of every document: its words, so that a test can read them."""
    monkeypatch.setattr(registry, "_formats", dict(registry._formats))
    as_words = registry.format_named("text").write
    registry.register(Format("braille", "Braille", BRF, "brf", as_words))


def brought_by(message: Message | None) -> list[tuple[str, str]]:
    """The files of an e-mail: the kind of each, and its words."""
    assert message is not None
    return [(file.media_type, file.content.decode()) for file in message.attachments]
