"""What the groups of staff may do with forms. Written down by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

from portal.cases.groups import ADVISERS, CASE_MANAGERS, SERVICE_OWNERS

ADMINISTRATORS = "Administrators"

FILES = ["view_submission"]
"""Opening a file that somebody sent. The answers themselves are on the case's page."""
DESTINATIONS = [f"{action}_destination" for action in ("add", "change", "delete", "view")]
VERSIONS = ["view_version", "change_version"]

AUTHORS, PUBLISHERS = "Authors", "Publishers"
WRITES_SETS = [f"{action}_questionset" for action in ("add", "change", "view")]
"""Questions that forms share."""

LEARNING = ["view_questioncount"]
"""How forms are filled in. Whoever edits pages may read that without it."""

MAY = {
    AUTHORS: WRITES_SETS,
    PUBLISHERS: [*WRITES_SETS, "delete_questionset"],
    ADVISERS: FILES,
    SERVICE_OWNERS: [*FILES, *LEARNING],
    CASE_MANAGERS: [*FILES, *DESTINATIONS, "view_deletion", *LEARNING],
    ADMINISTRATORS: [*DESTINATIONS, *VERSIONS, *WRITES_SETS, "view_deletion", *LEARNING],
}


def give(apps: Any, alias: str) -> None:
    """Give each group its permissions. Doing it again changes nothing."""
    # Django itself makes permissions only when all migrations are done.
    create_permissions(installed.get_app_config("forms"), apps=apps, using=alias, verbosity=0)
    for name, codenames in MAY.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *apps.get_model("auth", "Permission").objects.filter(
                content_type__app_label="forms", codename__in=codenames
            )
        )
