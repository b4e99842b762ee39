from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    """Nobody left behind: each part of the room registers itself, a line each."""

    name = "portal.accessibility"
    label = "accessibility"

    def ready(self) -> None:
        from portal.ui.generation import bump_on_change

        from .models import TestRun

        bump_on_change(TestRun)
