"""The three groups of people who look after the site, and what each may do.

Used by migrations: it takes their historical ``apps``. A higher room gives its own permissions
from a migration of its own, with ``give``.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

AUTHORS = "Authors"
PUBLISHERS = "Publishers"
ADMINISTRATORS = "Administrators"
EVERYONE = (AUTHORS, PUBLISHERS, ADMINISTRATORS)
THOSE_WHO_PUBLISH = (PUBLISHERS, ADMINISTRATORS)

Permission = tuple[str, str]
"""The label of an app, and the codename of a permission."""


def all_actions(app: str, *models: str) -> list[Permission]:
    """Adding, changing, deleting and viewing these models."""
    return [
        (app, f"{action}_{model}")
        for model in models
        for action in ("add", "change", "delete", "view")
    ]


def make_permissions(apps: Any, alias: str, labels: Iterable[str]) -> None:
    """Make now the permissions that Django makes only when all migrations are done."""
    for label in labels:
        create_permissions(installed.get_app_config(label), apps=apps, using=alias, verbosity=0)


def give(apps: Any, names: Iterable[str], permissions: Iterable[Permission]) -> None:
    """Give these groups these permissions; both must exist. Doing it again changes nothing."""
    Group = apps.get_model("auth", "Group")
    for name in names:
        Group.objects.get(name=name).permissions.add(*find(apps, permissions))


def find(apps: Any, permissions: Iterable[Permission]) -> list[Any]:
    """The permissions with these names. Raises DoesNotExist for a name that is wrong."""
    Model = apps.get_model("auth", "Permission")
    return [
        Model.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in permissions
    ]
