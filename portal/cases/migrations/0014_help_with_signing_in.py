"""Case managers may let somebody start again who has lost every way to prove who they are."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from portal.cases.groups import make_people_rights


def make(apps: Any, schema_editor: Any) -> None:
    make_people_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_disowned"),
        ("accounts", "0007_start_again"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
