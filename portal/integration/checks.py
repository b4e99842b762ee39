"""What must be true of the machine before the portal starts."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


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
