"""Files for another system: in a folder of this machine, or of an SFTP server.

A file is written beside its place under a temporary name, with all of it on the disk, then its
checksum, and then it takes its own name. So whoever sees the name sees the whole file.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC
from pathlib import Path

from django.conf import settings

from ..models import Delivery, Endpoint, Outcome
from ..result import Result
from .layouts import content, layout_of
from .sftp import put_by_sftp

SFTP = "sftp://"
READABLE_BY_GROUP = 0o640
NOT_A_FOLDER = "Not a folder below DROP_FOLDERS"


def put(endpoint: Endpoint, name: str, data: bytes) -> Result:
    """Put one file where the endpoint's files go. The same name is written over.

    Beside it stands ``<name>.sha256``, as ``sha256sum --check`` reads it.
    """
    files = {f"{name}.sha256": checksum(name, data), name: data}
    if endpoint.address.startswith(SFTP):
        return put_by_sftp(endpoint, files)
    folder = _folder(endpoint.address)
    if folder is None:
        return Result(Outcome.FAILED, NOT_A_FOLDER)
    try:
        for each, words in files.items():
            _write(folder, each, words)
    except OSError as error:  # the system's own words: No space left on device
        return Result(Outcome.FAILED, f"{type(error).__name__}: {error.strerror or ''}")
    return Result(Outcome.SENT, answered={"bytes": len(data)})


def send(delivery: Delivery) -> Result:
    """Put one event into a file of its own: for the test button. The rest goes in batches."""
    endpoint = delivery.to_endpoint
    layout = layout_of(endpoint)
    at = f"{delivery.created_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    name = f"{endpoint.slug}-test-{at}.{layout['format']}"
    return put(endpoint, name, content(layout, [delivery]))


def checksum(name: str, data: bytes) -> bytes:
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode()


def _folder(address: str) -> Path | None:
    """Only below the folders that the machine's owner has named, wherever links may lead."""
    try:
        folder = Path(address).resolve(strict=True)
        allowed = [Path(each).resolve(strict=True) for each in settings.DROP_FOLDERS]
    except (OSError, ValueError):
        return None
    below = any(folder.is_relative_to(each) for each in allowed)
    return folder if below and folder.is_dir() else None


def _write(folder: Path, name: str, data: bytes) -> None:
    part = folder / f".{name}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(part, flags, READABLE_BY_GROUP), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / name)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _keep_name(folder)


def _keep_name(folder: Path) -> None:
    """A name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
