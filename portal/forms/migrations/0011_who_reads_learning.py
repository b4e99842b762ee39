"""Case managers, service owners and administrators may read how forms are filled in."""

from django.db import migrations

from portal.forms.groups import give


def give_permissions(apps, schema_editor):
    give(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("forms", "0010_learning"),
        ("cases", "0009_service_owners_group"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
