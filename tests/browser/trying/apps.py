from django.apps import AppConfig


class TryingConfig(AppConfig):
    """Two journeys that no council has."""

    name = "tests.browser.trying"
    label = "trying"

    def ready(self) -> None:
        from portal.forms import registry
        from tests.support.journeys import EVERYTHING, SHORT

        registry.register(EVERYTHING)
        registry.register(SHORT)
