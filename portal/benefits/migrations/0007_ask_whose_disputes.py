"""Disputes that joined an account by an address alone leave it until somebody has said what only
their person knows. They lose nothing: their account asks them once."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def ask_again(apps: Any, schema_editor: Any) -> None:
    holdings = apps.get_model("cases", "Holding").objects.using(schema_editor.connection.alias)
    holdings.filter(how="email", case__kind="dispute-a-decision").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("benefits", "0006_ask_whose"),
        ("cases", "0014_help_with_signing_in"),
    ]

    operations = [migrations.RunPython(ask_again, migrations.RunPython.noop)]
