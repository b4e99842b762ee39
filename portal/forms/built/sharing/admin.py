"""Question sets in the menu, and what may not be deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.snippets import widgets
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ...models import QuestionSet
from . import users, views


class QuestionSetViewSet(SnippetViewSet):
    model = QuestionSet
    icon = "group"
    menu_label = "Question sets"
    menu_name = "question-sets"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["title", "key"]
    search_fields = ["title", "key"]


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(QuestionSetViewSet)
    hooks.register("register_admin_urls", addresses)
    hooks.register("before_delete_snippet", keep_what_is_used)
    hooks.register("register_snippet_listing_buttons", lead_to_forms)


def addresses() -> list[URLPattern]:
    return [path("forms/sets/<int:pk>/forms/", views.forms_of_set, name="forms_of_set")]


def keep_what_is_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Refuse to delete questions that a form asks."""
    for each in instances:
        if isinstance(each, QuestionSet) and users.is_used(each):
            words = f"“{each.title}” is used by forms, so it stays. Take it out of them first."
            messages.error(request, words)
            return redirect("forms_of_set", pk=each.pk)
    return None


def lead_to_forms(instance: Any, user: Any, next_url: str | None = None) -> Any:
    """Offer the page that says which forms use a set."""
    if isinstance(instance, QuestionSet):
        yield widgets.SnippetListingButton(
            "Forms that ask this",
            reverse("forms_of_set", args=[instance.pk]),
            icon_name="form",
            priority=15,
        )
