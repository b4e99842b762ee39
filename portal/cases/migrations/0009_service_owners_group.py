"""Service owners see the cases of their services; whoever saw every case still does."""

from django.db import migrations

from portal.cases.groups import make_owners


def make_group(apps, schema_editor):
    make_owners(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_service_owners"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
