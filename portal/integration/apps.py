from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class IntegrationConfig(AppConfig):
    name = "portal.integration"
    label = "integration"

    def ready(self) -> None:
        from . import checks as checks
        from .schedules import register, write_schedules
        from .tables import make_shared_cache

        # Told when django-q2's tables have been made.
        for made in (make_shared_cache, write_schedules):
            post_migrate.connect(made, sender=apps.get_app_config("django_q"))
        register("worker heartbeat", "portal.integration.health.beat", "* * * * *")
        register("send what is waiting", "portal.integration.outbox.sweep", "* * * * *")
        register("remove old deliveries", "portal.integration.outbox.remove_old", "20 3 * * *")
