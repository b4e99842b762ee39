"""Search synonyms in the Wagtail admin."""

from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .models import SearchSynonym
from .search.clean import clean


class SynonymCreateView(CreateView):
    """The form for a new group. ``?words=`` in its address fills in the first word."""

    def get_initial_form_instance(self) -> SearchSynonym | None:
        words = clean(self.request.GET.get("words", ""))
        return SearchSynonym(words=f"{words}\n") if words else None


class SearchSynonymViewSet(SnippetViewSet):
    model = SearchSynonym
    icon = "search"
    menu_label = "Search synonyms"
    menu_name = "search-synonyms"
    add_to_settings_menu = True
    add_view_class = SynonymCreateView
    list_display = ["__str__"]
    search_fields = ["words"]
    list_per_page = 100
