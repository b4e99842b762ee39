"""What empties the page caches: everything public that this room and those below it know of.

Higher rooms add their own models with ``generation.bump_on_change``.
"""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .generation import bump, bump_on_change


def empty_pages_on_change() -> None:
    """Connect the signals. A draft that is saved changes nothing that people see, so it is left."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_bump, dispatch_uid="generation")
    post_delete.connect(_bump, sender=Page, dispatch_uid="generation")
    bump_on_change(Site, PageViewRestriction, Redirect)
    bump_on_change(*apps.get_app_config("council").get_models())


def _bump(**kwargs: Any) -> None:
    bump()
