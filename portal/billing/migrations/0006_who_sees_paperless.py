"""Case managers set how bills without paper are served; they and advisers see who agreed."""

from django.db import migrations

from portal.billing.paperless.groups import make_rights


def make(apps, schema_editor):
    make_rights(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0005_who_keeps_direct_debits"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
