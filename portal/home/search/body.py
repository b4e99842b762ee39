"""Which pages have words in their text: the one part of a search that asks the database."""

from wagtail.models import Page
from wagtail.search.query import And, Or, PlainText, SearchQuery

from .library import Library
from .words import stem


def pages_with(words: list[str], library: Library) -> list[int]:
    """The ids of live pages with every one of these words, in any field. One query.

    The words must be clean. Each is looked for in every form that the site's titles, summaries
    and synonyms have of it, since SQLite's index knows no stems. Pages that are not public may
    be among them: the library has only those that are.
    """
    if not words:
        return []
    each = [_any_of({word, *library.forms(stem(word))}) for word in words]
    query = And(each) if len(each) > 1 else each[0]
    found = Page.objects.live().search(query, order_by_relevance=False)
    return list(found.get_queryset().values_list("pk", flat=True))


def _any_of(forms: set[str]) -> SearchQuery:
    """Not one ``PlainText`` with the operator "or": SQLite's backend puts no brackets round it."""
    each = [PlainText(form) for form in sorted(forms)]
    return Or(each) if len(each) > 1 else each[0]
