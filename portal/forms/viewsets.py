"""Where forms go, and which versions of them there are, as staff see them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from . import registry
from .models import Destination, Version

ABOUT_DESTINATIONS = """
<p>Which team gets what people send. Give one team for the whole form. If an answer decides, add one
more for that answer: it comes first.</p>
<p>What nobody has given a team goes to the council's main contact.</p>
"""
ABOUT_VERSIONS = """
<p>Forms that were begun on this version can be sent as they are until it closes. After that people
are shown what has changed, and answer the new questions.</p>
"""


class DestinationForm(WagtailAdminModelForm):
    """Only forms, questions and answers that there are can be chosen."""

    class Meta:
        model = Destination
        fields = ["journey_key", "question", "answer", "team"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = list(registry.titles().items())
        if self.instance.journey_key and self.instance.journey_key not in dict(keys):
            keys.append((self.instance.journey_key, self.instance.journey_key))
        self.fields["journey_key"] = forms.ChoiceField(label="Form", choices=keys)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        journey = registry.get(cleaned.get("journey_key", ""))
        asked, answer = cleaned.get("question"), cleaned.get("answer")
        if journey is None or not asked:
            return cleaned
        questions = {question.id: question for _r, _s, question in journey.questions()}
        if asked not in questions:
            with_lists = ", ".join(id_ for id_, each in questions.items() if each.options)
            self.add_error("question", f"This form asks no such question. Use one of: {with_lists}")
        elif answer not in {option.value for option in questions[asked].options}:
            values = ", ".join(option.value for option in questions[asked].options)
            self.add_error("answer", f"This question has these answers: {values or 'none'}")
        return cleaned


class DestinationViewSet(SnippetViewSet):
    model = Destination
    icon = "mail"
    menu_label = "Where forms go"
    menu_name = "form-destinations"
    add_to_settings_menu = True
    list_display = ["journey_key", "question", "answer", "team"]
    list_filter = ["journey_key", "team"]
    edit_handler = ObjectList(
        [HelpPanel(content=ABOUT_DESTINATIONS), *Destination.panels],
        base_form_class=DestinationForm,
    )


class VersionForm(WagtailAdminModelForm):
    """A version is never changed, but for when it closes."""

    def save(self, commit: bool = True) -> Version:
        version: Version = self.instance
        if commit:
            version.save(update_fields=["closes_at"])
        return version


class OnlyClosing(ModelPermissionPolicy):
    """Nobody adds a version by hand, or takes one away."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)


class VersionViewSet(SnippetViewSet):
    model = Version
    icon = "history"
    menu_label = "Form versions"
    menu_name = "form-versions"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "journey_key",
        "title",
        "number",
        "fingerprint",
        "created_at",
        "closes_at",
    ]
    list_display = ["title", "number", "journey_key", "created_at", "closes_at"]
    list_filter = ["journey_key"]
    edit_handler = ObjectList(
        [HelpPanel(content=ABOUT_VERSIONS), FieldPanel("closes_at")], base_form_class=VersionForm
    )
