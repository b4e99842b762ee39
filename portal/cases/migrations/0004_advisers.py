"""Advisers, who deal with cases, and case managers, who also set targets and export lists."""

from django.db import migrations

from portal.cases.groups import make


def make_groups(apps, schema_editor):
    make(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_fill_next_due"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
