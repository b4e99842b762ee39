"""Administrators set up endpoints and systems, and give out keys."""

from django.db import migrations

from portal.integration.groups import give


def give_permissions(apps, schema_editor):
    give(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("integration", "0005_what_arrived"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
