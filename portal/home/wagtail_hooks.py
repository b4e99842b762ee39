"""Where the front door meets the Wagtail admin: synonyms, and searches that found nothing."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .viewsets import SearchSynonymViewSet
from .zero_results_report import MAY_SEE, ZeroResultsView, dismiss_term

register_snippet(SearchSynonymViewSet)


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    view, address = ZeroResultsView, "reports/searches-that-found-nothing/"
    return [
        path(address, view.as_view(), name="zero_results_report"),
        path(
            f"{address}results/",
            view.as_view(results_only=True),
            name="zero_results_report_results",
        ),
        path(f"{address}<int:pk>/dismiss/", dismiss_term, name="zero_results_dismiss"),
    ]


class SynonymsMenuItem(MenuItem):
    """A report for those who can add synonyms."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_SEE))


@hooks.register("register_reports_menu_item")
def zero_results_menu() -> MenuItem:
    return SynonymsMenuItem(
        "Searches that found nothing",
        reverse("zero_results_report"),
        icon_name="search",
        order=40,
    )
