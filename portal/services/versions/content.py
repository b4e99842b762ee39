"""What a page says, as a digest, and when it last said something else."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ..models import ContentChange, PageVersion

NOT_READ = {"synonyms", "checked_by"}
"""Fields of ours whose words are not part of what a translator translates."""


def digest(page: Page) -> str:
    """A fingerprint of the words of this specific page, which a translator translates.

    It is not that of the document that is made of it (``documents.written``): there the council's
    name and the telephone number of a contact count too, and those change no translation.
    """
    own = [page.title, *(_said(page, field) for field in _fields(page)), *_in_rows(page)]
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
    return [field for field in _words(page) if field.name not in theirs | NOT_READ]


def _words(model: type[models.Model] | models.Model) -> list[models.Field[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, RichTextField | StreamField | models.CharField | models.TextField)
    ]


def _in_rows(page: Page) -> list[Any]:
    """What stands in rows of their own on the page, such as the known problems of a statement."""
    theirs = {relation.name for relation in get_all_child_relations(Page)}
    own = [one for one in get_all_child_relations(type(page)) if one.name not in theirs]
    return [
        [_said(row, field) for field in words]
        for relation in own
        if (words := _words(relation.related_model))
        for row in getattr(page, relation.get_accessor_name()).all()
    ]


def _said(page: models.Model, field: models.Field[Any, Any]) -> Any:
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
