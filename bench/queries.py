"""Database queries of each kind of page, warm and built anew."""

from __future__ import annotations

import os

from .figures import Figure, table
from .server import UNCACHED, environment, prepare


def figures() -> list[Figure]:
    """The most queries that any page of a type needs, over every live page of the demonstration."""
    prepare()
    os.environ.update(environment(UNCACHED))
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from wagtail.models import Page

    host = settings.ALLOWED_HOSTS[0]
    client = Client(HTTP_HOST=host)
    most: dict[str, int] = {}
    for page in Page.objects.live().filter(depth__gt=1).select_related("content_type"):
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        kind = page.content_type.model_class()._meta.verbose_name
        most[kind] = max(most.get(kind, 0), len(queries))
    return [Figure(f"Queries, {kind}", count, most=10) for kind, count in sorted(most.items())]


if __name__ == "__main__":
    print(table(figures()))
