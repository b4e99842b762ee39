"""Administrators see what was sent, and decide about what could not be."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def give(apps, schema_editor):
    alias = schema_editor.connection.alias
    # Django itself makes permissions only when all migrations are done.
    create_permissions(
        installed.get_app_config("integration"), apps=apps, using=alias, verbosity=0
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Administrators")
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="integration", codename__in=["view_delivery", "change_delivery"]
    )
    group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("integration", "0001_outbox"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
