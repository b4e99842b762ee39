"""Asks the worker to sweep twice a second, as its schedule does each minute on a live site."""

from __future__ import annotations

import time

import django

EVERY = 0.5
MOST = 3
"""Sweeps that may wait for a worker: with none at work, they do not pile up."""


def main() -> None:
    django.setup()
    from django.db import DatabaseError, connection
    from django.utils import timezone
    from django_q.models import OrmQ
    from django_q.tasks import async_task

    while True:
        try:
            if OrmQ.objects.filter(lock__lte=timezone.now()).count() < MOST:
                async_task("portal.integration.outbox.sweep", save=False)
        except DatabaseError:  # it is being restarted
            connection.close()
        time.sleep(EVERY)


if __name__ == "__main__":
    main()
