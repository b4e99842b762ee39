"""What a form does not have in common with the page that it was copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import FormPage


def own(page: FormPage) -> None:
    """Make a page that is not stored yet a draft, without a version that another was proved as.

    Wagtail copies a live page as a live one, and asks no rule. An alias shows the form that it
    stands for, so it takes part in its going live and down, under a key that nothing is kept by.
    """
    page.version = None
    if page.alias_of_id:
        page.journey_key = ""
    else:
        page.live, page.has_unpublished_changes = False, True
