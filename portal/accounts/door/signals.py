"""Writes down who came in and who went, however they did."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from ..audit import record
from ..models import User


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    user_logged_in.connect(came_in, dispatch_uid="accounts.door.in")
    user_logged_out.connect(went, dispatch_uid="accounts.door.out")


def came_in(sender: object, request: HttpRequest | None, user: User, **_: Any) -> None:
    """How somebody proved it is in the entry, as codes; nothing that they typed."""
    by = _how(request, user) if request is not None and hasattr(request, "session") else []
    record("account.signed_in", f"user:{user.pk}", request=request, user=user, details={"by": by})


def went(sender: object, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        record("account.signed_out", f"user:{user.pk}", request=request, user=user)


def _how(request: HttpRequest, user: User) -> list[str]:
    records = get_authentication_records(request, user)
    return sorted({str(each.get("type") or each["method"]) for each in records})
