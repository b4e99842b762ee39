"""Who writes the catalogue, and who publishes it. Given by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

SEE = "repairs.view_cataloguenode"
WRITE = "repairs.change_cataloguenode"
PUBLISH = "repairs.publish_catalogue"

TO_WRITE = [
    "view_cataloguenode",
    "add_cataloguenode",
    "change_cataloguenode",
    "delete_cataloguenode",
    "view_catalogueversion",
]
RIGHTS = {
    "Authors": TO_WRITE,
    "Publishers": [*TO_WRITE, "publish_catalogue"],
    "Administrators": [*TO_WRITE, "publish_catalogue"],
}
"""The groups that look after pages look after the catalogue too, in the same parts."""


def make_rights(apps: Any, alias: str) -> None:
    """Give each group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("repairs"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="repairs")
    for name, codenames in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights.filter(codename__in=codenames))
