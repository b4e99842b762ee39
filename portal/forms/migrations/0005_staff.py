"""Staff may open files that people sent, say where forms go, and see what was erased."""

from django.db import migrations

from portal.forms.groups import give


def give_permissions(apps, schema_editor):
    give(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("forms", "0004_resume_links"),
        ("cases", "0004_advisers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
