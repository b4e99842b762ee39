"""An entry that was altered behind the database's back shows, and so does one that is gone."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_q.models import Schedule

from portal.accounts.audit import alarm, record
from portal.accounts.audit.keeping import COUNTED, PRUNED, count, nightly, prune
from portal.accounts.audit.sealing import seal_of
from portal.accounts.audit.verifying import verify
from portal.accounts.models import AuditEntry, User
from portal.integration import alerts
from portal.integration.models import Delivery
from portal.integration.schedules import write_schedules

from .conftest import rows, unguarded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_written_yet")]


@pytest.fixture
def entries(adviser: User) -> list[AuditEntry]:
    return [record("case.viewed", f"case:{name}", user=adviser) for name in "ABC"]


def forget(*entries: AuditEntry) -> None:
    with unguarded():
        rows().filter(pk__in=[entry.pk for entry in entries]).delete()


def test_a_log_that_nobody_touched_is_whole(entries: list[AuditEntry]) -> None:
    record("case.viewed", "case:A")
    record("case.changed", "case:A", system="housing", details={"what": "status", "n": [1, 2]})
    nightly()
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "Nothing was altered" in out.getvalue()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "case.listed"),
        ("subject", "case:Z"),
        ("about", "somebody"),
        ("who", 999),
        ("system", "housing"),
        ("acting_under_id", 5),
        ("number", 7),
        ("details", {"part": "nothing"}),
        ("at", timezone.now() - timedelta(hours=1)),
    ],
)
def test_whatever_is_altered_of_an_entry_shows(
    column: str, value: object, entries: list[AuditEntry]
) -> None:
    with unguarded():
        rows().filter(pk=entries[1].pk).update(**{column: value})
    err = StringIO()
    with pytest.raises(CommandError, match="of 3 entries"):
        call_command("verify_audit", stderr=err)
    assert f"Entry {entries[1].pk} was altered" in err.getvalue()


def test_one_taken_from_the_middle_shows(entries: list[AuditEntry]) -> None:
    forget(entries[1])
    (line,) = verify()[1]
    assert line.startswith(f"Before entry {entries[2].pk}")


def test_one_taken_from_the_beginning_shows(entries: list[AuditEntry]) -> None:
    forget(entries[0])
    assert verify()[1] == ["1 of the oldest entries are missing, and were not pruned."]


def test_one_taken_from_the_end_shows_once_it_was_counted(entries: list[AuditEntry]) -> None:
    count()
    forget(entries[2])
    (line,) = verify()[1]
    assert "1 entries up to" in line


def test_one_that_was_written_twice_shows(entries: list[AuditEntry]) -> None:
    entries[1].pk = None
    rows().bulk_create([entries[1]])
    (line,) = verify()[1]
    assert "it is number 2 of its actor, after 3" in line


def test_one_made_without_our_key_shows(adviser: User, settings: object) -> None:
    settings.LOOKUP_KEY = "somebody else's"  # type: ignore[attr-defined]
    record("case.viewed", "case:A", user=adviser)
    settings.LOOKUP_KEY = "ours"  # type: ignore[attr-defined]
    assert "was altered" in verify()[1][0]


def test_pruning_takes_what_is_older_than_six_years_and_the_log_stays_whole(adviser: User) -> None:
    then = timezone.now() - timedelta(days=6 * 366 + 2)
    for name in "AB":
        entry = record("case.viewed", f"case:{name}", user=adviser)
        entry.at = then
        with unguarded():
            rows().filter(pk=entry.pk).update(at=then, seal=seal_of(entry))
    count()
    kept = record("case.viewed", "case:C", user=adviser)
    assert prune() == 2
    left = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(left) == [COUNTED, "case.viewed", PRUNED]
    assert verify() == (3, [])
    forget(kept)
    assert verify()[0] == 2


def test_pruning_nothing_writes_nothing(entries: list[AuditEntry]) -> None:
    assert prune() == 0
    assert AuditEntry.objects.count() == 3


class TestEachNight:
    def test_a_log_that_is_whole_alarms_nobody(self, entries: list[AuditEntry]) -> None:
        assert alarm.nightly() == 0
        assert not Delivery.objects.filter(template=alerts.AUDITED).exists()
        assert alarm.build(0) is None

    def test_one_that_is_not_is_told_at_once_and_once_a_day(
        self, entries: list[AuditEntry], settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings.ALERT_EMAIL = "alarms@council.example"
        forget(entries[1])
        assert [alarm.nightly(), alarm.nightly()] == [1, 1]
        assert Delivery.objects.filter(template=alerts.AUDITED).count() == 1
        assert f"Before entry {entries[2].pk}" in caplog.text
        message = alarm.build(0)
        assert message is not None
        assert message.to == "alarms@council.example"
        assert f"Before entry {entries[2].pk}" in message.text

    def test_it_is_on_the_clock(self) -> None:
        write_schedules()
        [job] = Schedule.objects.filter(func="portal.accounts.audit.alarm.nightly")
        assert job.cron == "35 4 * * *"
