"""Groups in the Wagtail admin: what each may do, and a line in the audit log when that changes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.users.views import groups as wagtails

from . import audit

CHANGED, MADE, DELETED = "group.rights", "group.made", "group.deleted"
Rights = frozenset[str]


def rights_of(group: Group) -> Rights:
    """All that a group may do, as codes: of models, of pages by their number, of collections."""
    models = group.permissions.values_list("content_type__app_label", "codename")
    pages = GroupPagePermission.objects.filter(group=group)
    collections = GroupCollectionPermission.objects.filter(group=group)
    return frozenset(
        [f"{app}.{name}" for app, name in models]
        + [f"page {n}: {name}" for n, name in _named(pages, "page_id")]
        + [f"collection {n}: {name}" for n, name in _named(collections, "collection_id")]
    )


def _named(rows: Any, of: str) -> Any:
    return rows.values_list(of, "permission__codename")


def _note(action: str, group: Group, before: Rights, request: HttpRequest) -> None:
    """Write down what was given and taken. A group's name says nothing of a person."""
    after = rights_of(group)
    if action == MADE or after != before:
        details = {
            "name": group.name,
            "given": sorted(after - before),
            "taken": sorted(before - after),
        }
        audit.record(action, f"group:{group.pk}", request=request, details=details)


class CreateView(wagtails.CreateView):
    @transaction.atomic
    def process_form(self) -> HttpResponseBase:
        response: HttpResponseBase = super().process_form()
        if self.object.pk:
            _note(MADE, self.object, frozenset(), self.request)
        return response


class EditView(wagtails.EditView):
    @transaction.atomic
    def process_form(self) -> HttpResponseBase:
        before = rights_of(self.object)
        response: HttpResponseBase = super().process_form()
        _note(CHANGED, self.object, before, self.request)
        return response


class DeleteView(wagtails.DeleteView):
    @transaction.atomic
    def delete_action(self) -> None:
        details = {"name": self.object.name, "taken": sorted(rights_of(self.object))}
        audit.record(DELETED, f"group:{self.object.pk}", request=self.request, details=details)
        super().delete_action()


class GroupViewSet(wagtails.GroupViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
