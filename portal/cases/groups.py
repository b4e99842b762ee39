"""The groups of people who look after cases, and what each may do. Made by a migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

ADVISERS = "Advisers"
CASE_MANAGERS = "Case managers"
SERVICE_OWNERS = "Service owners"

TO_BOTH = [("wagtailadmin", "access_admin"), ("cases", "view_case"), ("cases", "change_case")]
TO_MANAGERS = [
    ("cases", "export_case"),
    *(
        ("cases", f"{action}_{model}")
        for model in ("target", "seasonaldelay")
        for action in ("add", "change", "delete", "view")
    ),
]
TO_OWNERS = [*TO_BOTH, ("cases", "export_case")]
WHO_OWNS = [("cases", f"{action}_serviceowner") for action in ("add", "change", "delete", "view")]


def make(apps: Any, alias: str) -> None:
    """Make both groups with their permissions. Doing it again changes nothing."""
    for label in ("wagtailadmin", "cases"):
        # Django itself makes permissions only when all migrations are done.
        create_permissions(installed.get_app_config(label), apps=apps, using=alias, verbosity=0)
    for name, permissions in ((ADVISERS, TO_BOTH), (CASE_MANAGERS, [*TO_BOTH, *TO_MANAGERS])):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for app, codename in permissions:
            group.permissions.add(
                apps.get_model("auth", "Permission").objects.get(
                    content_type__app_label=app, codename=codename
                )
            )


def make_owners(apps: Any, alias: str) -> None:
    """Make the group that sees its own services only. Doing it again changes nothing.

    Whoever saw cases before saw those of every service, and still does.
    """
    create_permissions(installed.get_app_config("cases"), apps=apps, using=alias, verbosity=0)
    groups = apps.get_model("auth", "Group").objects
    saw = {"permissions__codename": "view_case", "permissions__content_type__app_label": "cases"}
    for group in groups.filter(**saw).exclude(name=SERVICE_OWNERS):
        group.permissions.add(*_rights(apps, [("cases", "view_every_case")]))
    owners, _ = groups.get_or_create(name=SERVICE_OWNERS)
    owners.permissions.add(*_rights(apps, TO_OWNERS))
    managers = groups.get(name=CASE_MANAGERS)
    managers.permissions.add(*_rights(apps, WHO_OWNS))


def _rights(apps: Any, wanted: list[tuple[str, str]]) -> list[Any]:
    every = apps.get_model("auth", "Permission").objects
    return [every.get(content_type__app_label=app, codename=name) for app, name in wanted]


PEOPLE = {
    ADVISERS: ["view_person", "add_person", "change_needs", "view_marker", "add_marker"],
    CASE_MANAGERS: [
        "view_person",
        "add_person",
        "change_needs",
        "view_marker",
        "add_marker",
        "add_startagain",
    ],
    SERVICE_OWNERS: ["view_person", "view_marker"],
}
"""What each may do with people, beside their cases."""


def make_people_rights(apps: Any, alias: str) -> None:
    """Let each see people as far as their work needs it. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("accounts"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects
    for name, codenames in PEOPLE.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *rights.filter(content_type__app_label="accounts", codename__in=codenames)
        )
