"""Service owners may open the files that belong to the cases of their services."""

from django.db import migrations

from portal.forms.groups import give


def give_permissions(apps, schema_editor):
    give(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("forms", "0006_order_of_destinations"),
        ("cases", "0009_service_owners_group"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
