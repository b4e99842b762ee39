from django.apps import AppConfig


class BillingConfig(AppConfig):
    """Council tax and business rates: bills without paper, paying, and what has changed."""

    name = "portal.billing"
    label = "billing"

    def ready(self) -> None:
        from . import api, whose
        from .changes import setup as changes
        from .direct_debit import setup as direct_debit
        from .joining import setup as joining
        from .organisation import setup as organisation
        from .pages import setup as pages
        from .paperless import setup as paperless
        from .paying import setup as paying
        from .revenues import setup as revenues

        whose.connect()
        pages.connect()
        revenues.connect()
        api.register()
        joining.connect()
        paying.connect()
        paperless.connect()
        direct_debit.connect()
        organisation.connect()
        changes.connect()
