from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class IntegrationConfig(AppConfig):
    name = "portal.integration"
    label = "integration"

    def ready(self) -> None:
        from .schedules import write_schedules

        # This room has no tables, so it is told after django-q2's have been made.
        post_migrate.connect(write_schedules, sender=apps.get_app_config("django_q"))
