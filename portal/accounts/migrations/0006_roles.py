"""Roles of staff: integration administrators, auditors, and who lifts lock-outs."""

from django.db import migrations

from portal.accounts.staff.groups import give


def make(apps, schema_editor):
    give(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_text_number"),
        ("axes", "0010_accessattemptexpiration"),
        ("integration", "0011_turns"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
