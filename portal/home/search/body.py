"""Which pages have words in their text: the one part of a search that asks the database."""

from dataclasses import dataclass

from wagtail.models import Page
from wagtail.search.query import And, Or, PlainText, SearchQuery

from .library import Library
from .words import stem

MOST = 60
"""Pages taken from each question to the database."""


@dataclass(frozen=True)
class InText:
    """Pages with every word of a search, and pages with some of them, best first."""

    every: tuple[int, ...] = ()
    some: tuple[int, ...] = ()


def pages_with(words: list[str], library: Library) -> InText:
    """Look in the text of live public pages. Two queries, or one for a single word.

    The words must be clean. Each is looked for in every form that the site's titles, summaries
    and synonyms have of it, since SQLite's index knows no stems.
    """
    if not words:
        return InText()
    each = [_any_form(word, library) for word in words]
    every = _ask(And(each) if len(each) > 1 else each[0])
    return InText(every, _ask(Or(each)) if len(each) > 1 else ())


def _any_form(word: str, library: Library) -> SearchQuery:
    return PlainText(" ".join({word, *library.forms(stem(word))}), operator="or")


def _ask(query: SearchQuery) -> tuple[int, ...]:
    pages = Page.objects.live().public().only("pk")
    return tuple(page.pk for page in pages.search(query)[:MOST])

