"""Whether an address is one, for each kind of endpoint. Where it leads is seen when we send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from croniter import croniter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ..models import Kind
from ..outbound import problem_with


def url(address: str) -> None:
    """https, and nothing secret in it."""
    if problem := problem_with(address):
        raise ValidationError(problem)
    if "#" in address:
        raise ValidationError("Take the # and what follows it out of the address.")


def mailbox(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError("Enter an e-mail address, like repairs@example.org") from None


def folder(address: str) -> None:
    """A folder of this machine where file drops may be written, or one reached by SFTP."""
    if "://" in address:
        _sftp(address)
        return
    path = PurePosixPath(address)
    if not path.is_absolute() or ".." in path.parts:
        raise ValidationError("Enter a folder in full, like /srv/drops/housing")
    if not any(path.is_relative_to(allowed) for allowed in settings.DROP_FOLDERS):
        allowed = ", ".join(settings.DROP_FOLDERS) or "none yet"
        raise ValidationError(f"Files may be written below these folders only: {allowed}.")


def server(address: str) -> str:
    """Give the server that an address leads to, with its port and user; "" for none."""
    return urlsplit(address).netloc.lower()


def _sftp(address: str) -> None:
    try:
        parts = urlsplit(address)
        known = parts.scheme == "sftp" and parts.hostname and parts.username and parts.port != 0
    except ValueError:
        known = None
    if not known or not parts.path.strip("/"):
        raise ValidationError("Enter a folder, or an address like sftp://user@host/folder")
    if parts.password:
        raise ValidationError("Take the password out of the address. It has a field of its own.")


def schedule(cron: str) -> None:
    if len(cron.split()) != 5 or not croniter.is_valid(cron):
        raise ValidationError("Enter a time as cron has it: 0 18 * * 1-5 is 6pm on working days.")


CHECKS: dict[str, Callable[[str], None]] = {
    Kind.WEBHOOK: url,
    Kind.OPEN311: url,
    Kind.MAILBOX: mailbox,
    Kind.FILES: folder,
}
