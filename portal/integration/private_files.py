"""Where private files lie: in one place, under names by chance, encrypted.

A model that names files has a column ``storage_name`` ("" where it has none now) and says so in its
room's ``AppConfig.ready``: ``private_files.held_by(Upload)``. What no row names is swept at night.
"""

from __future__ import annotations

import secrets
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import models

from .encryption import CannotDecrypt, cipher


class PrivateFolder(FileSystemStorage):
    """A folder that no web server serves: ``VAR_DIR/private``. Only our own user may read it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "location": Path(settings.VAR_DIR) / "private",
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
                **options,
            }
        )

    def url(self, name: str | None) -> NoReturn:
        """Raises ValueError: a private file has no address."""
        raise ValueError("A private file has no address of its own.")


def private() -> Storage:
    """Give the storage of private files."""
    return storages["private"]


def keep(data: bytes) -> str:
    """Keep bytes so that only our keys open them. Give the name that they lie under."""
    return private().save(new_name(), ContentFile(cipher().encrypt(data)))


def new_name() -> str:
    """Give a name by chance, which says nothing."""
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name}"


def fetch(name: str) -> BytesIO:
    """Give bytes back. Raises FileNotFoundError, or CannotDecrypt if no key of ours opens them."""
    with private().open(name) as file:
        token = file.read()
    try:
        return BytesIO(cipher().decrypt(token))
    except InvalidToken:
        raise CannotDecrypt("None of FIELD_KEYS opens a file of the private storage.") from None


def erase(name: str) -> None:
    """Forget a file. One that is gone already is no error."""
    if name:
        private().delete(name)


def all_names() -> list[str]:
    """Name every file in the storage."""
    storage = private()
    try:
        folders, _ = storage.listdir("")
    except FileNotFoundError:  # nobody has added anything yet
        return []
    return [f"{each}/{name}" for each in folders for name in storage.listdir(each)[1]]


_holders: list[type[models.Model]] = []


def held_by(model: type[models.Model]) -> None:
    """Say that rows of this model name files. Twice is once."""
    model._meta.get_field("storage_name")
    if model not in _holders:
        _holders.append(model)


def holders() -> list[models.QuerySet[Any]]:
    """Give, of each model that names files, the rows that name one."""
    return [model._default_manager.exclude(storage_name="") for model in _holders]
