from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The e-form engine: definition, route, draft, submission."""

    name = "portal.forms"
    label = "forms"

    def ready(self) -> None:
        from .uploads.setup import connect

        connect()
