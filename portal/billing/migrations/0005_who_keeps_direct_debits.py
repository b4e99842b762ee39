"""Administrators keep the terms for Direct Debits and the tables that check bank accounts."""

from django.db import migrations

from portal.billing.direct_debit.admin.groups import make_rights


def make(apps, schema_editor):
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0004_bulk_joins"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
