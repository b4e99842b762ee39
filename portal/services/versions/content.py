"""What a page says, as a digest, and when it last said something else."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ..models import ContentChange, PageVersion

NOT_READ = {"synonyms", "checked_by"}
"""Fields of ours whose words are not part of what a translator translates."""


def digest(page: Page) -> str:
    """A fingerprint of the words that a reader of this specific page meets."""
    own = [page.title, *(_said(page, field) for field in _fields(page))]
    return hashlib.sha256(json.dumps(own, sort_keys=True, default=str).encode()).hexdigest()


def note_content(page: Page, since: datetime | None = None) -> None:
    """Write down that a live page says something new, if it does.

    ``since`` is when a page that nobody ever published is taken to have said so.
    """
    now = digest(page)
    published = page.last_published_at or since or timezone.now()
    known, is_new = ContentChange.objects.get_or_create(
        page_id=page.pk,
        defaults={"digest": now, "changed_at": published},
    )
    if not is_new and known.digest != now:
        known.digest, known.changed_at = now, timezone.now()
        known.save(update_fields=["digest", "changed_at"])


def on_publish(instance: Page, **kwargs: Any) -> None:
    """When a page goes live. A version makes sure that its page is known, and no more."""
    if not isinstance(instance, PageVersion):
        note_content(instance.specific)
        return
    original = instance.get_parent()
    if original and not ContentChange.objects.filter(page_id=original.pk).exists():
        note_content(original.specific, since=instance.made_from)


def _fields(page: Page) -> list[models.Field[Any, Any]]:
    theirs = {field.name for field in Page._meta.get_fields()}
    return [
        field
        for field in page._meta.concrete_fields
        if field.name not in theirs | NOT_READ
        and isinstance(field, RichTextField | StreamField | models.CharField | models.TextField)
    ]


def _said(page: Page, field: models.Field[Any, Any]) -> Any:
    value = getattr(page, field.name)
    if isinstance(field, StreamField):
        return _without_ids(list(value.get_prep_value()))
    return value


def _without_ids(raw: Any) -> Any:
    """A stored stream without the keys that only the editor knows."""
    if isinstance(raw, list):
        return [_without_ids(one) for one in raw]
    if isinstance(raw, dict):
        keys = raw.keys() - ({"id"} if {"type", "value"} <= raw.keys() else set())
        return {key: _without_ids(raw[key]) for key in sorted(keys)}
    return raw
