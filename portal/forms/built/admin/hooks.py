"""Addresses, menu and styles of the builder in the Wagtail admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from . import views
from .listing import FormsViewSet


def addresses() -> list[URLPattern]:
    """Give every address."""
    return [
        path("forms/look/<int:page_id>/", views.look, name="forms_look"),
        path("forms/look/new/<int:parent_id>/", views.look_at_new, name="forms_look_at_new"),
        path("forms/whole/<int:page_id>/", views.whole, name="forms_whole"),
    ]


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_viewset", FormsViewSet)
