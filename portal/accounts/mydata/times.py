"""Moments, as the file says them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def when(at: datetime | None) -> str:
    """21 November 2026, 14:05; nothing for a moment that never was."""
    return date_format(timezone.localtime(at), "j F Y, H:i") if at else ""
