"""What must be true of files' storage and scanner before the portal starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.files.storage import FileSystemStorage

from portal.integration import scanning
from portal.integration.clamd import Clamd

from . import storage


@register()
def files_are_scanned(**kwargs: Any) -> list[CheckMessage]:
    """Somebody has decided about the virus scanner."""
    if not scanning.is_on():
        return [
            Warning(
                "Files that people send are not scanned for viruses.",
                hint="Run clamd and set SCANNER to clamd://host:3310 or clamd:///path/of/socket.",
                id="portal.W101",
            )
        ]
    try:
        Clamd.at(settings.SCANNER)
    except ValueError:
        return [
            Error(
                "SCANNER is neither off nor the address of a clamd.",
                hint="Write clamd://host:3310 or clamd:///path/of/socket.",
                id="portal.E101",
            )
        ]
    return []


@register()
def private_files_are_private(**kwargs: Any) -> list[CheckMessage]:
    """No folder that a web server serves holds the private one."""
    private = storage.private()
    if not isinstance(private, FileSystemStorage):
        return []
    place = Path(private.path("")).resolve()
    served = [Path(each).resolve() for each in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if each]
    if any(place == each or each in place.parents for each in served):
        return [
            Error(
                "Private files would lie in MEDIA_ROOT or STATIC_ROOT, which everybody may read.",
                hint="Set VAR_DIR to a folder that holds neither and lies in neither.",
                id="portal.E102",
            )
        ]
    return []
