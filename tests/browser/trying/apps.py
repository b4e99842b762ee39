from django.apps import AppConfig


class TryingConfig(AppConfig):
    """Two journeys that no council has, a diary in which to book visits, and a till."""

    name = "tests.browser.trying"
    label = "trying"

    def ready(self) -> None:
        from portal.forms import registry
        from portal.integration import slots
        from portal.integration.payments import provider
        from tests.browser.diary import free
        from tests.browser.till import SOURCE, till
        from tests.support.journeys import EVERYTHING, SHORT

        registry.register(EVERYTHING)
        registry.register(SHORT)
        slots.register("paper", free)
        provider.register(SOURCE, till)
