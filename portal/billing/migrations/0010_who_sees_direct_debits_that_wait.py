"""Administrators, case managers and advisers see which Direct Debits nobody has answered."""

from django.db import migrations

from portal.billing.direct_debit.admin.groups import let_see_waiting


def make(apps, schema_editor):
    let_see_waiting(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0009_claimed_files"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
