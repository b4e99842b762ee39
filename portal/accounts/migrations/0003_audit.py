"""Number the entries of the audit log, and let the database refuse to alter them."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import Q

from portal.accounts.audit import triggers


def make(apps: Any, schema_editor: Any) -> None:
    triggers.make(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people")]

    operations = [
        migrations.AddField(
            "auditentry",
            "number",
            models.PositiveBigIntegerField(
                default=1, help_text="The how manieth of this actor: 1, 2, 3."
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "auditentry",
            models.Index(
                condition=~Q(system=""), fields=["system", "-id"], name="accounts_audit_system"
            ),
        ),
        migrations.RunPython(make, remove, elidable=False),
    ]
