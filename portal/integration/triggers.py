"""Rules that the database itself holds where no constraint can: as triggers, on both engines.

A table that Django makes anew on SQLite loses its triggers, so ``migrate`` puts them back each
time. Whoever may change tables can take a trigger away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate


@dataclass(frozen=True, eq=False)
class Triggers:
    """Those of one table. SQL statements by vendor: to put them in place, and to take them away."""

    table: str
    made_by: Mapping[str, Sequence[str]]
    removed_by: Mapping[str, Sequence[str]]

    def make(self, connection: Any) -> None:
        """Put them in place. Doing it again changes nothing."""
        _run(connection, self.made_by[connection.vendor])

    def remove(self, connection: Any) -> None:
        """Take them away, before the table itself goes."""
        _run(connection, self.removed_by[connection.vendor])

    def connect(self, app: str) -> None:
        """Have them put back after each ``migrate``. Call it once, from ``AppConfig.ready``."""
        sender, name = apps.get_app_config(app), f"triggers of {self.table}"
        post_migrate.connect(self._after_migrate, sender=sender, dispatch_uid=name)

    def _after_migrate(self, using: str = "default", **kwargs: Any) -> None:
        connection = connections[using]
        if self.table in connection.introspection.table_names():
            self.make(connection)


def _run(connection: Any, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
