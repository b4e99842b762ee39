"""Those who publish pages write the reasons to pay less council tax."""

from django.db import migrations

from portal.billing.changes.admin import make_rights


def make(apps, schema_editor):
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0007_lower_charges"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
