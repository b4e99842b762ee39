"""The table of the shared cache, made with the others so that nobody has to remember it."""

from typing import Any

from django.core.management import call_command


def make_shared_cache(using: str = "default", **kwargs: Any) -> None:
    """Make the cache table if the shared cache is in the database and has none yet."""
    call_command("createcachetable", database=using, verbosity=0)
