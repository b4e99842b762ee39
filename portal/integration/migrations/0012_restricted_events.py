"""Name the right to choose who is told of restricted events."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("integration", "0011_turns")]

    operations = [
        migrations.AlterModelOptions(
            "endpoint",
            {
                "ordering": ["name"],
                "permissions": [("tell_restricted", "Can choose who is told of restricted events")],
            },
        ),
    ]
