from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """One document, every format."""

    name = "portal.documents"
    label = "documents"

    def ready(self) -> None:
        from . import checks as checks
        from . import formats as formats
        from .setup import connect

        connect()
