"""Writes what is encrypted anew with the first key, so that an old key can be thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import TextField, Value
from django.db.models.functions import Cast

from .encryption import EncryptedField, cipher

BATCH = 500
"""Rows locked at a time."""


@dataclass
class Rotated:
    """What became of one field or place: values written anew, new already, and lost."""

    field: object
    written: int = 0
    fresh: int = 0
    lost: int = 0


Elsewhere = Callable[[Rotated], None]
"""Writes anew what is encrypted in a place that is no field of ours, and counts it."""

_elsewhere: dict[str, Elsewhere] = {}


def register(name: str, rotate: Elsewhere) -> None:
    """Name a place outside encrypted fields where something is encrypted with ``FIELD_KEYS``.

    Call it from ``AppConfig.ready``. Raises ValueError for a name that is taken by another.
    """
    if _elsewhere.setdefault(name, rotate) != rotate:
        raise ValueError(f"Something else is already called {name!r}.")


def elsewhere() -> Iterator[Rotated]:
    """Go through each such place, one after the other."""
    for name, rotate_place in _elsewhere.items():
        result = Rotated(name)
        rotate_place(result)
        yield result


def renewed(value: str, result: Rotated) -> str:
    """A value under the first key, and counted; as it was if it is new already, or lost."""
    if _opens(Fernet(settings.FIELD_KEYS[0]), value):
        result.fresh += 1
        return value
    try:
        new = cipher().rotate(value.encode()).decode()
    except InvalidToken:
        result.lost += 1
        return value
    result.written += 1
    return new


def encrypted_fields() -> Iterator[tuple[type[models.Model], EncryptedField]]:
    """Every encrypted field of every table."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if model._meta.managed and isinstance(field, EncryptedField):
                yield model, field


def rotate(model: type[models.Model], field: EncryptedField, batch: int = BATCH) -> Rotated:
    """Go through one column. Safe to stop and start again; nothing is locked for long."""
    result = Rotated(field)
    after = None
    while True:
        with transaction.atomic():
            last = _rotate_batch(model, field, after, batch, result)
        if last is None:
            return result
        after = last


def _rotate_batch(
    model: type[models.Model], field: EncryptedField, after: object, batch: int, result: Rotated
) -> object:
    first, keys = Fernet(settings.FIELD_KEYS[0]), cipher()
    rows: models.QuerySet[models.Model] = models.QuerySet(model).filter(
        **{f"{field.name}__isnull": False}
    )
    if after is not None:
        rows = rows.filter(pk__gt=after)
    stored = Cast(field.name, TextField())
    last = None
    for last, old in rows.select_for_update().order_by("pk").values_list("pk", stored)[:batch]:
        if _opens(first, old):
            result.fresh += 1
            continue
        try:
            new = keys.rotate(old.encode()).decode()
        except InvalidToken:
            result.lost += 1
            continue
        value = Value(new, output_field=TextField())
        models.QuerySet(model).filter(pk=last).update(**{field.name: value})
        result.written += 1
    return last


def _opens(key: Fernet, token: str) -> bool:
    try:
        key.decrypt(token.encode())
    except InvalidToken:
        return False
    return True
