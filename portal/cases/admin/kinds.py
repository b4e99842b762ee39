"""The kinds of case that there are, without reading every case."""

from __future__ import annotations

from django.db import connection

from ..models import Case

# Jumps from one kind to the next along the index, so it takes as many steps as there are kinds.
EACH_KIND = """
WITH RECURSIVE found(kind) AS (
    SELECT min(kind) FROM {table}
    UNION ALL
    SELECT (SELECT min(kind) FROM {table} WHERE kind > found.kind)
    FROM found WHERE found.kind IS NOT NULL
)
SELECT kind FROM found WHERE kind IS NOT NULL
"""


def kinds() -> list[str]:
    """In alphabetical order. One query."""
    with connection.cursor() as cursor:
        cursor.execute(EACH_KIND.format(table=connection.ops.quote_name(Case._meta.db_table)))
        return [row[0] for row in cursor.fetchall()]


def in_words(kind: str) -> str:
    """ask-or-tell: Ask or tell."""
    return kind.replace("-", " ").capitalize()
