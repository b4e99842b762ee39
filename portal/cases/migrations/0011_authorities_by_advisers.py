"""Advisers and case managers record that somebody acts for a person."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from portal.accounts.acting.groups import make as make_rights


def make(apps: Any, schema_editor: Any) -> None:
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_people_for_advisers"), ("accounts", "0002_people")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
