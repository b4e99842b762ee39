"""Who writes the rules of benefits, and who puts them in use. Given by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

SEE = "benefits.view_rulesversion"
ADD = "benefits.add_rulesversion"
WRITE = "benefits.change_rulesversion"
DELETE = "benefits.delete_rulesversion"
USE = "benefits.use_rulesversion"

TO_WRITE = ["view_rulesversion", "add_rulesversion", "change_rulesversion", "delete_rulesversion"]
RIGHTS = {
    "Authors": TO_WRITE,
    "Publishers": [*TO_WRITE, "use_rulesversion"],
    "Administrators": [*TO_WRITE, "use_rulesversion"],
}
"""The groups that look after pages look after these too, in the same parts."""


def make_rights(apps: Any, alias: str) -> None:
    """Give each group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("benefits"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="benefits")
    for name, codenames in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights.filter(codename__in=codenames))
