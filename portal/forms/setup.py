"""Tells the rooms below what this room does for them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate

from portal.cases import contacts
from portal.integration import schedules
from portal.ui.generation import bump_on_change

from . import messages, panels, versions
from .models import Destination, Version
from .quiet import keep_quiet
from .submissions import contact_of


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    keep_quiet()
    bump_on_change(Destination)
    contacts.register(contact_of)
    messages.register()
    panels.register()
    schedules.register(
        "erase forms past their time", "portal.forms.retention.erase_old", "41 2 * * *"
    )
    post_migrate.connect(
        freeze_versions, sender=apps.get_app_config("forms"), dispatch_uid="forms.freeze"
    )


def freeze_versions(using: str = "default", **kwargs: Any) -> None:
    """Freeze every journey of the code once the tables are there. A receiver for post_migrate."""
    if using != "default":
        return
    if Version._meta.db_table in connections[using].introspection.table_names():
        versions.freeze_all()
