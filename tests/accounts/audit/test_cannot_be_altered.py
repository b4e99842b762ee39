"""Nobody can change or remove what is in the audit log: not by the models, not by SQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.accounts.audit import record, triggers
from portal.accounts.models import AuditEntry, User
from portal.accounts.models.audit import CannotBeAltered

from .conftest import rows, unguarded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_written_yet")]

CHANGE = "UPDATE accounts_auditentry SET action = 'nothing.happened'"
REMOVE = "DELETE FROM accounts_auditentry"


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", [CHANGE, REMOVE])
def test_the_database_refuses(statement: str, adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    with pytest.raises(DatabaseError, match="entry is"), transaction.atomic():
        sql(statement)
    assert AuditEntry.objects.get().action == "case.viewed"


def test_nor_is_an_entry_written_over(adviser: User) -> None:
    entry = record("case.viewed", "case:A", user=adviser)
    columns = [field.column for field in AuditEntry._meta.concrete_fields]
    as_is = ", ".join("'nothing.happened'" if name == "action" else name for name in columns)
    names, table = ", ".join(columns), "accounts_auditentry"
    copy = f"INTO {table} ({names}) SELECT {as_is} FROM {table}"  # noqa: S608 - names of ours
    on_conflict = {
        "sqlite": [f"INSERT OR REPLACE {copy}", f"REPLACE {copy}"],
        "postgresql": [f"INSERT {copy} ON CONFLICT (id) DO UPDATE SET action = EXCLUDED.action"],
    }
    for statement in on_conflict[connection.vendor]:
        with pytest.raises(DatabaseError, match="entry is"), transaction.atomic():
            sql(statement)
    assert AuditEntry.objects.get().seal == entry.seal
    assert AuditEntry.objects.get().action == "case.viewed"


def test_what_is_older_than_six_years_may_go(adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    old = timezone.now() - timedelta(days=6 * 366)
    with unguarded():
        rows().update(at=old)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(CHANGE)
    sql(REMOVE)
    assert not AuditEntry.objects.exists()


def test_what_is_nearly_six_years_old_stays(adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    with unguarded():
        rows().update(at=timezone.now() - timedelta(days=6 * 365 - 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(REMOVE)


def test_the_models_refuse_before_the_database_is_asked(adviser: User) -> None:
    entry = record("case.viewed", "case:A", user=adviser)
    for change in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="nothing.happened"),
        lambda: User.objects.get(pk=adviser.pk) and AuditEntry.objects.get().save(),
    ):
        with pytest.raises(CannotBeAltered):
            change()


def test_what_somebody_did_stays_when_their_account_goes(adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    number = adviser.pk
    adviser.delete()
    assert AuditEntry.objects.get().who == number


def test_migrating_puts_lost_triggers_back(adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    triggers.remove(connection)
    call_command("migrate", "accounts", verbosity=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(CHANGE)


@pytest.mark.parametrize("action", ["add", "change", "delete"])
def test_there_is_no_permission_to_alter_it(action: str) -> None:
    assert not Permission.objects.filter(codename=f"{action}_auditentry").exists()
