"""Who reads what the tenants' panel says, who answers it, and who tells everybody.

Whoever writes the catalogue reads and answers, since they can change the words. "You said, we did"
is read by everybody at once, so only those who publish pages write it. Given by a migration.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

READ = "repairs.view_panelcomment"
ANSWER = "repairs.change_panelcomment"

TO_ANSWER = ["view_panelcomment", "change_panelcomment"]
TO_TELL = ["view_yousaid", "add_yousaid", "change_yousaid", "delete_yousaid"]
RIGHTS = {
    "Authors": TO_ANSWER,
    "Publishers": [*TO_ANSWER, *TO_TELL],
    "Administrators": [*TO_ANSWER, *TO_TELL],
}


def make_rights(apps: Any, alias: str) -> None:
    """Give each group its rights. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("repairs"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="repairs")
    for name, codenames in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights.filter(codename__in=codenames))
