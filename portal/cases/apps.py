from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "portal.cases"
    label = "cases"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from portal.accounts import kiosk
        from portal.council.models import ClosureDay
        from portal.integration.signals import bounced
        from portal.ui.generation import bump_on_change

        from . import api, bounces, messages, setup, signals
        from .models import SeasonalDelay, Target
        from .recount import on_closed_days_changed
        from .tracking import ticket

        bump_on_change(Target, SeasonalDelay)
        for signal in (post_save, post_delete):
            signal.connect(on_closed_days_changed, sender=ClosureDay, dispatch_uid="cases.recount")
        messages.register()
        api.register()
        signals.changed.connect(messages.tell, dispatch_uid="cases.messages")
        bounced.connect(bounces.about_an_entry, dispatch_uid="cases.bounces")
        setup.connect()
        kiosk.register(ticket.forget)
