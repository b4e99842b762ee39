from django.apps import AppConfig


class UiConfig(AppConfig):
    """How everything looks: forms, components and their templates."""

    name = "portal.ui"
    label = "ui"
