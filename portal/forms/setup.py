"""Tells the rooms below what this room does for them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate

from portal.cases import contacts
from portal.cases.admin import kinds
from portal.integration import schedules
from portal.ui.generation import bump_on_change

from . import api, events, messages, panels, reconciled, registry, versions
from .built import as_document
from .built.library import LIBRARY
from .models import Destination, FormPage, Version
from .paper import formats as paper
from .paying import panels as fees
from .quiet import keep_quiet
from .receipts import formats as receipts
from .submissions import contact_of


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    keep_quiet()
    bump_on_change(Destination, FormPage)
    registry.register_library(LIBRARY)
    contacts.register(contact_of)
    kinds.name_by(title_of)
    messages.register()
    events.register_types()
    reconciled.register()
    panels.register()
    fees.register()
    api.register()
    receipts.connect()
    as_document.connect()
    paper.connect()
    schedules.register(
        "erase tries of forms", "portal.forms.built.preview.trying.forget_old", "12 3 * * *"
    )
    schedules.register(
        "erase forms past their time", "portal.forms.retention.erase_old", "41 2 * * *"
    )
    post_migrate.connect(
        freeze_versions, sender=apps.get_app_config("forms"), dispatch_uid="forms.freeze"
    )


def title_of(kind: str) -> str | None:
    """Give the title of the form that cases of a kind come from."""
    journey = registry.get(kind)
    return journey.title if journey else None


def freeze_versions(using: str = "default", **kwargs: Any) -> None:
    """Freeze every journey of the code once the tables are there. A receiver for post_migrate.

    One that is made of content may have no tables yet: it is frozen when it is first begun.
    """
    if using != "default":
        return
    if Version._meta.db_table in connections[using].introspection.table_names():
        versions.freeze_all(registry.written())
