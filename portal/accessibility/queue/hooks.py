"""Addresses, menu and pieces of orders in the Wagtail admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cases import panels
from portal.cases.admin import kinds
from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.cases.permissions import VIEW

from ..orders import panel
from ..requests.setup import JOURNEYS
from .actions import EVERY
from .listing import ICON, TITLE, queue

ONE = "formats/<str:reference>/"


def addresses() -> list[URLPattern]:
    """Give every address."""
    return [
        path("formats/", queue, name="accessibility_queue"),
        *(
            path(f"{ONE}{act.name}/", act.as_view(), name=f"accessibility_order_{act.name}")
            for act in EVERY
        ),
    ]


class QueueMenuItem(MenuItem):
    """For those who may see cases."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


def menu() -> MenuItem:
    """Give the item of the admin's menu, below the cases."""
    return QueueMenuItem(TITLE, reverse("accessibility_queue"), icon_name=ICON, order=96)


def for_staff(case: Case) -> Panel | None:
    """How the order stands, with what can be done about it. One query."""
    order = panel.of(case)
    if order is None:
        return None
    acts = [
        {
            "title": act.title,
            "address": reverse(f"accessibility_order_{act.name}", args=[reference]),
        }
        for act in EVERY
        if act.fits(order)
        for reference in [case.shown_reference]
    ]
    return Panel(
        "What is to be made or arranged",
        "accessibility/queue/panel.html",
        {**panel.said_of(order), "acts": acts},
    )


def name_of(kind: str) -> str | None:
    """What our kinds of case are called."""
    return next((each.title for each in JOURNEYS if each.key == kind), None)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    panels.register("order for staff", for_staff, audience=panels.STAFF, order=5)
    kinds.name_by(name_of)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", menu)
