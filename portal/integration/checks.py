"""What must be true of the machine before the portal starts."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from .encryption import cipher

SHORTEST_KEY = 32
"""Characters of a key for hashes."""

MAKE_A_KEY = (
    "Make one with: python -c "
    "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)


@register()
def var_dir_is_writable(**kwargs: Any) -> list[CheckMessage]:
    """The generation stamp lives there; without it no process could tell the others of a change."""
    folder = Path(settings.VAR_DIR)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return []
    except OSError as error:
        return [
            Error(
                f"The folder {folder} cannot be written to ({error.strerror}).",
                hint="Set VAR_DIR to a folder that the portal's user may write to.",
                id="portal.E001",
            )
        ]


@register()
def keys_can_encrypt(**kwargs: Any) -> list[CheckMessage]:
    """What people tell us can be written and read, and its keys are for nothing else."""
    found: list[CheckMessage] = []
    try:
        cipher()
    except ImproperlyConfigured as error:
        found.append(Error(str(error), hint=MAKE_A_KEY, id="portal.E002"))
    if len(settings.LOOKUP_KEY) < SHORTEST_KEY:
        found.append(
            Error(
                f"LOOKUP_KEY has fewer than {SHORTEST_KEY} characters.",
                hint="Set it once to random characters and never change it.",
                id="portal.E003",
            )
        )
    secrets = [settings.SECRET_KEY, settings.LOOKUP_KEY, *settings.FIELD_KEYS]
    if len(set(secrets)) < len(secrets):
        found.append(
            Error(
                "SECRET_KEY, LOOKUP_KEY and FIELD_KEYS are not all different.",
                hint="Make a key of its own for each, so that one can change without the others.",
                id="portal.E004",
            )
        )
    return found
