"""Authors write the rules of benefits; publishers and administrators put them in use too."""

from django.db import migrations

from portal.benefits.schemes.groups import make_rights


def make(apps, schema_editor):
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("benefits", "0002_rules"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
