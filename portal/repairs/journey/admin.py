"""Who else helps, as editors write it, and who may."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models.who_helps import WhoHelps

ABOUT = """
<p>What the form “Report a repair” tells people whose repairs are not ours. Name whom they can turn
to: a team of ours, a page, or another website. Forms that are under way stay as they are.</p>
"""
EDITORS = ("Publishers", "Administrators")
CODENAMES = [f"{action}_whohelps" for action in ("add", "change", "delete", "view")]


class WhoHelpsViewSet(SnippetViewSet):
    model = WhoHelps
    icon = "help"
    menu_label = "Repairs: who else helps"
    menu_name = "repairs-who-helps"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "contact", "page", "link_words"]
    panels = [
        HelpPanel(content=ABOUT),
        FieldPanel("whom"),
        FieldPanel("words"),
        MultiFieldPanel(
            [
                FieldPanel("contact"),
                FieldPanel("page"),
                FieldPanel("link"),
                FieldPanel("link_words"),
            ],
            "Whom they can turn to",
        ),
    ]


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(WhoHelpsViewSet)


def make_rights(apps: Any, alias: str) -> None:
    """Let those who publish pages write it. Doing it again changes nothing."""
    create_permissions(installed.get_app_config("repairs"), apps=apps, using=alias, verbosity=0)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="repairs", codename__in=CODENAMES
    )
    for name in EDITORS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)
