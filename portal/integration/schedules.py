"""Jobs that run by the clock. A room registers its own; migrate writes them down for the worker."""

from dataclasses import dataclass
from typing import Any

from croniter import croniter
from django.db import connections
from django.utils import timezone


@dataclass(frozen=True)
class Timetable:
    """One job: its name, the dotted path of its function, and when (cron, local time)."""

    name: str
    func: str
    cron: str


_timetables: dict[str, Timetable] = {}


def register(name: str, func: str, cron: str) -> None:
    """Run ``func`` by ``cron``. Call it from ``AppConfig.ready``.

    Raises ValueError for a cron expression that means nothing, or for a name taken by another job.
    """
    if not croniter.is_valid(cron):
        raise ValueError(f"{cron!r} is not a cron expression.")
    timetable = Timetable(name, func, cron)
    if _timetables.setdefault(name, timetable) != timetable:
        raise ValueError(f"A different job is already called {name!r}.")


def write_schedules(using: str = "default", **kwargs: Any) -> None:
    """Make django-q2's table agree with what is registered: safe to run any number of times.

    A job whose time or function has not changed keeps its next run. Jobs of ours (``portal.``)
    that nothing registers any more are removed; what an administrator added is left alone.
    """
    from django_q.models import Schedule

    if Schedule._meta.db_table not in connections[using].introspection.table_names():
        return
    schedules = Schedule.objects.using(using)
    ours = schedules.filter(func__startswith="portal.")
    ours.exclude(name__in=_timetables).delete()
    for timetable in _timetables.values():
        same = ours.filter(name=timetable.name, func=timetable.func, cron=timetable.cron)
        if same.exists():
            continue
        ours.filter(name=timetable.name).delete()
        schedules.create(
            name=timetable.name,
            func=timetable.func,
            cron=timetable.cron,
            schedule_type=Schedule.CRON,
            next_run=croniter(timetable.cron, timezone.localtime()).get_next(type(timezone.now())),
        )
