from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class IntegrationConfig(AppConfig):
    name = "portal.integration"
    label = "integration"

    def ready(self) -> None:
        from . import alerts, jobs, reconcile
        from . import checks as checks
        from .channels.kinds import register_kinds
        from .notify import setup as notify_setup
        from .payments import setup as payments_setup
        from .schedules import register, write_schedules
        from .slots import setup as slots_setup
        from .tables import make_shared_cache

        notify_setup.connect()
        slots_setup.connect()
        payments_setup.connect()
        alerts.register()
        register_kinds()
        reconcile.connect()
        jobs.connect()
        # Told when django-q2's tables have been made.
        for made in (make_shared_cache, write_schedules):
            post_migrate.connect(made, sender=apps.get_app_config("django_q"))
        register("worker heartbeat", "portal.integration.health.beat", "* * * * *")
        register("send what is waiting", "portal.integration.outbox.sweep", "* * * * *")
        register("write files", "portal.integration.batches.sweep", "* * * * *")
        register(
            "ask for numbers", "portal.integration.channels.open311.ask_for_numbers", "*/10 * * * *"
        )
        register("forget old files", "portal.integration.batches.forget_old", "50 3 * * *")
        register(
            "forget others' numbers", "portal.integration.channels.open311.forget_old", "55 3 * * *"
        )
        register("look for trouble", "portal.integration.alerts.watch", "*/10 * * * *")
        register("compare with what was sent", "portal.integration.reconcile.nightly", "10 4 * * *")
        register("forget old readings", "portal.integration.reading.forget_old", "55 3 * * *")
        register("remove old deliveries", "portal.integration.outbox.remove_old", "20 3 * * *")
        register(
            "forget old API messages", "portal.integration.api.repeats.remove_old", "40 3 * * *"
        )
