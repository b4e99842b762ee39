"""Administrators and case managers word the messages to people."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ["Administrators", "Case managers"]


def give(apps, schema_editor):
    alias = schema_editor.connection.alias
    # Django itself makes permissions only when all migrations are done.
    create_permissions(installed.get_app_config("integration"), apps=apps, using=alias, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="integration", content_type__model="messagetemplate"
    )
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("integration", "0007_words_of_messages"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
