"""Where files lie: a private place, under random names, encrypted."""

from __future__ import annotations

import secrets
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from portal.integration.encryption import CannotDecrypt, cipher


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
