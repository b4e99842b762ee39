"""Where repairs meet the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .catalogue.admin import hooks as catalogue
from .journey import admin as journey
from .law.groups import CODENAMES
from .law.viewsets import RepairLawGroup
from .panel.admin import hooks as panel
from .staff import hooks as staff

register_snippet(RepairLawGroup)
catalogue.register()
journey.register()
panel.register()
staff.register()


@hooks.register("register_permissions")
def law_permissions() -> QuerySet[Permission]:
    """What an administrator may give to a group."""
    return Permission.objects.filter(content_type__app_label="repairs", codename__in=CODENAMES)
