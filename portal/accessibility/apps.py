from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    """Nobody left behind: each part of the room registers itself, a line each."""

    name = "portal.accessibility"
    label = "accessibility"

    def ready(self) -> None:
        """Nothing yet."""
