"""Wagtail's lists to choose a snippet from: only for those who have something to choose it for.

Wagtail itself shows each of them to everybody who may enter the admin, whatever they may do there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

SNIPPETS, TASKS = "wagtailsnippetchoosers_", "task_chooser"
ANY = ("add", "change", "delete", "view")
WRITING = ("add", "change")


def is_refused(request: HttpRequest, view: Any) -> bool:
    """Whether this view is a list to choose from, and whoever asks has no use for it."""
    match = request.resolver_match
    if match is None:
        return False
    if (match.url_name or "").startswith(TASKS):
        return not request.user.has_perm("wagtailcore.change_workflow")
    if not any(name.startswith(SNIPPETS) for name in match.namespaces):
        return False
    return not may_choose(request.user, view.view_initkwargs["model"])


def may_choose(user: Any, model: type[Model]) -> bool:
    """Whether somebody works with these, or writes something that refers to one."""
    if _has_any(user, model, ANY):
        return True
    for other in _that_refer_to(model):
        if _has_any(user, other, WRITING):
            return True
        if _is_of_pages(other) and page_permission_policy.user_has_any_permission(user, WRITING):
            return True
    return False


def _that_refer_to(model: type[Model]) -> Iterator[type[Model]]:
    for field in model._meta.get_fields(include_hidden=True):
        other = field.related_model
        written = getattr(getattr(field, "field", None), "editable", True)
        refers = field.auto_created and not field.concrete and written
        if refers and isinstance(other, type):
            yield other


def _is_of_pages(model: type[Model]) -> bool:
    """Whether it is a kind of page, or a part of one."""
    parents = (each.related_model for each in model._meta.fields if isinstance(each, ParentalKey))
    return issubclass(model, Page) or any(issubclass(each, Page) for each in parents)


def _has_any(user: Any, model: type[Model], actions: tuple[str, ...]) -> bool:
    app, name = model._meta.app_label, model._meta.model_name
    return any(user.has_perm(f"{app}.{action}_{name}") for action in actions)
