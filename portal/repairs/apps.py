from django.apps import AppConfig


class RepairsConfig(AppConfig):
    """Repairs to council homes: what is wrong, by when the law wants it mended, and who comes."""

    name = "portal.repairs"
    label = "repairs"

    def ready(self) -> None:
        from . import api
        from .after import setup as after
        from .course import triggers
        from .housing import setup as housing
        from .journey import setup as journey
        from .law import setup as law
        from .panel import setup as panel
        from .public import open311
        from .reporting import setup as reporting
        from .visits import setup as visits

        law.connect()
        housing.connect()
        panel.connect()
        reporting.connect()
        visits.connect()
        open311.register()
        journey.connect()
        api.register()
        after.connect()
        triggers.connect("repairs")
