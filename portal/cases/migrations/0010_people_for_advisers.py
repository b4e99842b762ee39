"""Advisers see people and write down what they need; managers mark contacts, too."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from portal.cases.groups import make_people_rights


def make(apps: Any, schema_editor: Any) -> None:
    make_people_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_service_owners_group"),
        ("accounts", "0002_people"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
