"""What must be true of the machine before the portal starts."""

import contextlib
import ipaddress
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from .encryption import cipher
from .transport import lines_inside

SHORTEST_KEY = 32
"""Characters of a key for hashes."""

MAKE_A_KEY = (
    "Make one with: python -c "
    "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)

register(lines_inside, deploy=True)


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


@register()
def other_systems_can_be_reached(**kwargs: Any) -> list[CheckMessage]:
    """Where files may be put, and where other systems may stand, is as it is written down."""
    found: list[CheckMessage] = []
    for folder in settings.DROP_FOLDERS:
        if Path(folder).is_relative_to(settings.VAR_DIR):
            with contextlib.suppress(OSError):
                Path(folder).mkdir(parents=True, exist_ok=True)
        if not (Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK)):
            found.append(
                Error(
                    f"The folder {folder} is not there, or cannot be written to.",
                    hint="Make it for the portal's user, or take it out of DROP_FOLDERS.",
                    id="portal.E010",
                )
            )
    for network in settings.OUTBOUND_NETWORKS:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            found.append(
                Error(
                    f"OUTBOUND_NETWORKS has {network!r}, which is no network.",
                    hint="Write each as 10.20.0.0/16, with commas in between.",
                    id="portal.E011",
                )
            )
    if settings.OUTBOUND_CA_FILE and not Path(settings.OUTBOUND_CA_FILE).is_file():
        found.append(
            Error(
                f"OUTBOUND_CA_FILE names {settings.OUTBOUND_CA_FILE}, which is not there.",
                hint="Name a file of certificates in PEM, or leave it empty.",
                id="portal.E012",
            )
        )
    return found


@register(deploy=True)
def no_private_addresses(**kwargs: Any) -> list[CheckMessage]:
    """Whoever sets up an endpoint must not be able to reach into our own network."""
    if not settings.OUTBOUND_PRIVATE_ADDRESSES:
        return []
    return [
        Warning(
            "OUTBOUND_PRIVATE_ADDRESSES is on: administrators can reach any address from here.",
            hint="Take it away, and name the networks of your back office in OUTBOUND_NETWORKS.",
            id="portal.W111",
        )
    ]
