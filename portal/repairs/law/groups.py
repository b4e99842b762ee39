"""Who looks after the rules that set deadlines. Given by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

CASE_MANAGERS = "Case managers"
"""They set the council's own targets already."""
RULES = ("limit", "hazardphase", "right", "secondterms", "precaution")
CODENAMES = [f"{action}_{name}" for name in RULES for action in ("add", "change", "delete", "view")]


def make_rights(apps: Any, alias: str) -> None:
    """Give the group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("repairs"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="repairs", codename__in=CODENAMES
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=CASE_MANAGERS)
    group.permissions.add(*rights)
