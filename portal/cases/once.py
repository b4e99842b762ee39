"""A form that is sent twice does its work once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import DoneOnce

KEPT = timedelta(days=7)


def new_token() -> str:
    """To be put into a form."""
    return secrets.token_urlsafe(24)


def was_done(token: str) -> bool:
    return DoneOnce.objects.filter(token=_kept(token)).exists()


def first_time(token: str) -> bool:
    """Use a token up. Within the transaction of what it is for, so that both hold or neither."""
    DoneOnce.objects.filter(at__lt=timezone.now() - KEPT).delete()
    try:
        with transaction.atomic():
            DoneOnce.objects.create(token=_kept(token))
    except IntegrityError:
        return False
    return True


def _kept(token: str) -> str:
    """Give what is written down of a token: whatever a browser sends, a database can hold it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()[:32]
