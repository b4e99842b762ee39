from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "portal.council"
    label = "council"
    verbose_name = "Council"

    def ready(self) -> None:
        from . import checks as checks
