"""Writes private files anew with the first key, so that an old key can be thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import QuerySet

from portal.integration import private_files
from portal.integration.encryption import cipher


@dataclass
class Rotated:
    """Files written anew, new already, and lost."""

    written: int = 0
    fresh: int = 0
    lost: int = 0


def rotate_files() -> Rotated:
    """Go through all files. Safe to stop and start again.

    Each is written under a new name before the old one goes, so a stop loses nothing; what it may
    leave without a row is swept.
    """
    result = Rotated()
    for held in private_files.holders():
        _rotate(held, result)
    return result


def _rotate(held: QuerySet[Any], result: Rotated) -> None:
    first, keys, private = Fernet(settings.FIELD_KEYS[0]), cipher(), private_files.private()
    for pk, old in held.values_list("pk", "storage_name").iterator(chunk_size=200):
        try:
            with private.open(old) as file:
                token = file.read()
        except FileNotFoundError:
            result.lost += 1
            continue
        if _opens(first, token):
            result.fresh += 1
            continue
        try:
            name = private.save(private_files.new_name(), ContentFile(keys.rotate(token)))
        except InvalidToken:
            result.lost += 1
            continue
        kept = held.filter(pk=pk, storage_name=old).update(storage_name=name)
        private_files.erase(old if kept else name)
        result.written += 1


def _opens(key: Fernet, token: bytes) -> bool:
    try:
        key.decrypt(token)
    except InvalidToken:
        return False
    return True
