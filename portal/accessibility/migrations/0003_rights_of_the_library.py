"""Those who publish pages look after the library of made formats."""

from django.db import migrations

from portal.accessibility.library.admin import make_rights


def make(apps, schema_editor):
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("accessibility", "0002_requests"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
