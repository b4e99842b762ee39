from django.apps import AppConfig


class UiConfig(AppConfig):
    """How everything looks: forms, components and their templates."""

    name = "portal.ui"
    label = "ui"

    def ready(self) -> None:
        from portal.council.private import answer_with, ask_database

        from .changes import empty_pages_on_change
        from .generation import remembered

        empty_pages_on_change()
        answer_with(lambda: remembered("ui.any-page-is-private", ask_database))
