from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    """Nobody left behind: each part of the room registers itself, a line each."""

    name = "portal.accessibility"
    label = "accessibility"

    def ready(self) -> None:
        from portal.ui.generation import bump_on_change

        from . import api
        from .library import setup as library
        from .models import TestRun
        from .orders import setup as orders
        from .requests import setup as requests
        from .statement import as_document as statement

        bump_on_change(TestRun)
        requests.connect()
        api.register()
        library.connect()
        orders.connect()
        statement.connect()
