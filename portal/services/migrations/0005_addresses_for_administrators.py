"""Administrators look after the council's own list of addresses."""

from django.db import migrations

from portal.services.groups import ADMINISTRATORS, all_actions, give, make_permissions


def let_them(apps, schema_editor):
    make_permissions(apps, schema_editor.connection.alias, ["council"])
    give(apps, [ADMINISTRATORS], all_actions("council", "gazetteeraddress"))


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0004_write_to_us_online"),
        ("council", "0003_gazetteer_addresses"),
    ]

    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
