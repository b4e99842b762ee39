"""A format that cannot be made here is named at the start; the rest goes on."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from .libraries import missing_packages, why_no_pdf


@register()
def pdfs_can_be_made(**kwargs: Any) -> list[CheckMessage]:
    """WeasyPrint's libraries come from the operating system and not from pip."""
    if not (why := why_no_pdf()):
        return []
    hint = f"As root: apt-get install {' '.join(missing_packages())}"
    return [Warning(why, hint=hint, id="documents.W001")]
