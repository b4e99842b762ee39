from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Ways to write to the council that belong to no other service."""

    name = "portal.contact"
    label = "contact"

    def ready(self) -> None:
        from portal.forms import registry

        from .journeys import ASK_OR_TELL

        registry.register(ASK_OR_TELL)
