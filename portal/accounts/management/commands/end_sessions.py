"""Signs everybody out at once: for the hour in which something has gone badly wrong."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.accounts import audit
from portal.accounts.sessions.everywhere import end_everybodys


class Command(BaseCommand):
    """``manage.py end_sessions``: everybody signs in again, residents and staff (ASVS 7.4.5)."""

    help = "End every session of everybody who is signed in."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            ended = end_everybodys()
            audit.record("session.ended_for_all", "site", system="end_sessions")
        self.stdout.write(f"{ended} sessions were ended.")
