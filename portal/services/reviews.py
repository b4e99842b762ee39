"""Which pages are due to be checked, across all page types."""

from datetime import date, timedelta

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from portal.council.models import BasePage

A_YEAR = timedelta(days=365)


def page_types() -> list[type[BasePage]]:
    """Every page type of ours."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def with_review(pages: QuerySet[Page]) -> QuerySet[Page]:
    """These pages with ``review_on``, ``checked_on`` and ``checked_by``, whatever their type.

    The date lives on each type's own table, so one query joins them all.
    """
    names = [model._meta.model_name for model in page_types()]
    return pages.annotate(
        **{
            field: Coalesce(*(f"{name}__{field}" for name in names))
            for field in ("review_on", "checked_on", "checked_by")
        }
    )


def due(pages: QuerySet[Page], on: date | None = None) -> QuerySet[Page]:
    """Those of these live pages whose day to be checked has come, the longest overdue first."""
    on = on or timezone.localdate()
    return with_review(pages).filter(live=True, review_on__lte=on).order_by("review_on", "title")


def next_review(page: BasePage, today: date) -> date:
    """When to check a page again: after as long as last time, or a year."""
    if page.checked_on and page.review_on and page.review_on > page.checked_on:
        return today + (page.review_on - page.checked_on)
    return today + A_YEAR


def mark_checked(page: BasePage) -> None:
    """Say that a page was checked today, on the live page and in the draft that may follow it."""
    today = timezone.localdate()
    dates = {"checked_on": today, "review_on": next_review(page, today)}
    type(page).objects.filter(pk=page.pk).update(**dates)
    if revision := page.latest_revision:
        revision.content.update({name: value.isoformat() for name, value in dates.items()})
        revision.save(update_fields=["content"])
