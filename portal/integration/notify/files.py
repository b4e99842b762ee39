"""Texts and letters as files, for a site that sends none: the demonstration."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from ..models import Delivery, Outcome
from ..result import Result, failed
from .kinds import Letter, TextMessage
from .numbers import mobile
from .recipients import no_address, no_mobile
from .segments import segments


def folder() -> Path:
    """Where they lie. Nobody but the portal's own user may look in."""
    return Path(settings.VAR_DIR) / "post"


def write_text(delivery: Delivery, message: TextMessage) -> Result:
    """Write a text, with the number it is for and its length."""
    if refused := no_mobile(message):
        return refused
    count = segments(message.text)
    head = f"To: {mobile(message.to)}\nLength: {count} segment{'s' if count > 1 else ''}"
    return _write(f"text-{delivery.key}.txt", f"{head}\n\n{message.text}\n".encode())


def write_letter(delivery: Delivery, message: Letter) -> Result:
    """Write a letter as it would be printed."""
    return no_address(message) or _write(f"letter-{delivery.key}.pdf", message.pdf)


def _write(name: str, content: bytes) -> Result:
    """Whole or not at all; a repeat takes the place of what was written before."""
    written = ""
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=folder(), prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(folder() / name)
    except OSError as error:
        if written:
            Path(written).unlink(missing_ok=True)
        return failed(error, str(error.errno or ""))
    return Result(Outcome.SENT)
