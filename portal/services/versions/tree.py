"""What becomes of the versions of a page when the page goes."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from ..models import PageVersion


def on_unpublish(instance: Page, **kwargs: Any) -> None:
    """A page that is taken off the site, by hand or by the clock, takes its versions with it.

    Nobody would look after what they say, and their readers could not tell that it is over.
    """
    for version in PageVersion.objects.child_of(instance).live():
        version.unpublish()
