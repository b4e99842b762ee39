"""Roles that no other room makes, and what each may do. Written down by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

from portal.integration.groups import MAY as CONNECTING

ADMINISTRATORS = "Administrators"
CONNECTORS = "Integration administrators"
AUDITORS = "Auditors"

ADMIN = ("wagtailadmin", "access_admin")
LIFTING = ("axes", "delete_accessattempt")
MAY = {
    CONNECTORS: [ADMIN, LIFTING, *(("integration", codename) for codename in CONNECTING)],
    AUDITORS: [ADMIN, ("accounts", "view_auditentry")],
    ADMINISTRATORS: [LIFTING],
}
"""Auditors read the log and nothing else; who connects systems sees no case and no page."""


def give(apps: Any, alias: str) -> None:
    """Give each group its permissions. Doing it again changes nothing."""
    # Django itself makes permissions only when all migrations are done.
    for label in ("wagtailadmin", "axes", "integration", "accounts"):
        create_permissions(installed.get_app_config(label), apps=apps, using=alias, verbosity=0)
    every = apps.get_model("auth", "Permission").objects
    for name, wanted in MAY.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *(every.get(content_type__app_label=app, codename=codename) for app, codename in wanted)
        )
