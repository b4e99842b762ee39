from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "portal.home"
    label = "home"

    def ready(self) -> None:
        from django.core.signals import request_finished
        from django.db.models.signals import post_save
        from wagtail.contrib.search_promotions.models import SearchPromotion

        from portal.documents import pages_in_words
        from portal.integration.schedules import register
        from portal.ui.generation import bump_on_change

        from .as_document import sections
        from .models import HomePage, SearchSynonym
        from .search import recording

        pages_in_words.register(HomePage, sections)
        bump_on_change(SearchSynonym, SearchPromotion)
        request_finished.connect(recording.write_down, dispatch_uid="home.search.recording")
        post_save.connect(recording.forget_answered, sender=SearchSynonym)
        register(
            "forget old searches", "portal.home.search.recording.forget_old_terms", "20 3 * * *"
        )
