"""Where acting for others meets the Wagtail admin. Imported by the room's own hooks."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks

from . import staff


@hooks.register("register_admin_urls")
def authority_urls() -> list[URLPattern]:
    of_one = "people/<str:public_id>/authority/"
    return [
        path(of_one, staff.record, name="authority_record"),
        path(f"{of_one}<str:authority>/", staff.seen, name="authority_seen"),
        path(f"{of_one}<str:authority>/end/", staff.end, name="authority_end_by_staff"),
    ]


@hooks.register("register_permissions")
def authority_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="accounts", codename="add_authority")
