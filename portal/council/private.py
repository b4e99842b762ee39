"""Whether any page of the site is private: most councils have none, so most pages need not ask.

This room asks the database. A room above that remembers things may answer in its place.
"""

from collections.abc import Callable

from wagtail.models import PageViewRestriction


def ask_database() -> bool:
    return PageViewRestriction.objects.exists()


_ask: Callable[[], bool] = ask_database


def any_page_is_private() -> bool:
    """Whether any page has a restriction on who may see it."""
    return _ask()


def answer_with(answer: Callable[[], bool]) -> None:
    """Ask this instead. It must be as fresh as the pages it decides on."""
    global _ask
    _ask = answer
