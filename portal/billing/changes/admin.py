"""Reasons to pay less council tax, as the council looks after them, and who may."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import LowerCharge

ABOUT = """
<p>What people can choose when they tell us why they should pay less, and how much it takes off in
an estimate. When a reason changes, give the old row its last day and add a new one. The code
"single" is the discount for the only adult at home.</p>
"""
EDITORS = ("Publishers", "Administrators")
CODENAMES = [f"{action}_lowercharge" for action in ("add", "change", "delete", "view")]


class LowerChargeViewSet(SnippetViewSet):
    model = LowerCharge
    icon = "minus-inverse"
    menu_label = "Council tax: reasons to pay less"
    menu_name = "billing-lower-charges"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "percent", "valid_from", "valid_to", "evidence"]
    list_filter = ["evidence"]
    panels = [
        HelpPanel(content=ABOUT),
        FieldPanel("code"),
        FieldPanel("label"),
        FieldPanel("hint"),
        FieldPanel("proof"),
        FieldPanel("percent"),
        FieldPanel("position"),
        MultiFieldPanel(
            [FieldPanel("valid_from"), FieldPanel("valid_to")], "From and to which day"
        ),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("evidence")], "Where it comes from"),
    ]


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(LowerChargeViewSet)


def make_rights(apps: Any, alias: str) -> None:
    """Let those who publish pages write them. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("billing"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="billing", codename__in=CODENAMES
    )
    for name in EDITORS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)
