from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "portal.services"
    label = "services"

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.signals import page_published, page_unpublished

        from portal.documents import offers
        from portal.integration.schedules import register
        from portal.ui.chrome import translated_by
        from portal.ui.generation import bump_on_change, register_boundary

        from .alerts import next_alert_change
        from .as_document import by_type, source
        from .models import Alert, ServiceStatus
        from .phones import next_hours_change
        from .versions.content import on_publish
        from .versions.links import offers as versions
        from .versions.links import translations
        from .versions.tree import on_unpublish

        bump_on_change(Alert, ServiceStatus, get_document_model())
        register_boundary(next_alert_change)
        register_boundary(next_hours_change)

        page_published.connect(on_publish, dispatch_uid="services.content-change")
        page_unpublished.connect(on_unpublish, dispatch_uid="services.versions")
        offers.register(versions)
        translated_by(translations)
        by_type.connect()
        source.connect()

        tasks = "portal.services.tasks"
        register("Publish what is due", f"{tasks}.publish_scheduled", "*/5 * * * *")
        register("Remind teams of pages to check", f"{tasks}.remind_teams", "0 7 * * 1")
        register("Check links", f"{tasks}.check_links", "30 2 * * *")
