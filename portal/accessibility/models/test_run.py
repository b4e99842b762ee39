"""A full run of the accessibility tests, as its own report told it."""

from __future__ import annotations

from django.db import models


class TestRun(models.Model):
    """What the statement may say of testing: the newest counts, the others are its past."""

    __test__ = False  # it is no test itself

    made_at = models.DateTimeField(db_index=True)
    matrix = models.CharField(max_length=20)
    tools = models.JSONField(default=dict)
    checks = models.JSONField(default=list)
    states = models.PositiveIntegerField()
    walks = models.PositiveIntegerField()
    faulty = models.JSONField(default=list)
    """Names of pages and states in which something was found."""
    digest = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Tests of {self.made_at:%Y-%m-%d}"

    @property
    def tools_used(self) -> list[tuple[str, str]]:
        """Name and version, by name: a database keeps no order in what it is given."""
        return sorted(self.tools.items(), key=lambda tool: str(tool[0]).casefold())
