"""People's accounts in the Wagtail admin: what administrators may do to whom.

Nobody can give away a right that they do not have, nor give themselves one. A resident's account is
the resident's: staff may close it or make its owner one of them, and nothing else. What was done is
in the audit log, and whoever it was done to is told.
"""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.views import users as wagtails

from .models import User
from .staff import links, rewriting

THEIRS_ALONE = "Nobody gives themselves a role. Ask another administrator."
PROVED = "They have proved this address, and change it themselves."


class NoMoreThanOwnRights:
    """For a view with a form for a user: only a superuser can make another. Before the view."""

    request: Any

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm[Any]:
        form: forms.ModelForm[Any] = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if not self.request.user.is_superuser:
            _only_draw(form, "is_superuser", "You cannot give every right: you do not have it.")
        return form


class IndexView(wagtails.IndexView):
    """Those who work here. Anybody is looked for on a page of its own, which sends no address."""

    is_searchable = False

    def get_base_queryset(self) -> QuerySet[User]:
        everybody: QuerySet[User] = super().get_base_queryset()
        return everybody.filter(rewriting.WORKS_HERE).distinct()

    @property
    def header_buttons(self) -> list[Any]:
        find = HeaderButton("Find an account", url=reverse("account_find"), icon_name="search")
        return [find, *super().header_buttons]


class CreateView(NoMoreThanOwnRights, wagtails.CreateView):
    """Whoever is made gets a link to choose a password: no administrator types one."""

    @transaction.atomic
    def save_instance(self) -> User:
        made: User = super().save_instance()
        made.set_unusable_password()
        made.save(update_fields=["password"])
        links.send(made)
        rewriting.note_made(made, self.request)
        return made


class EditView(NoMoreThanOwnRights, wagtails.EditView):
    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm[Any]:
        form = super().get_form(*args, **kwargs)
        whose: User = self.object
        works_here = rewriting.works_here(whose)
        if rewriting.is_proved(whose):
            _only_draw(form, "email", PROVED)
        for name in () if works_here else ("first_name", "last_name"):
            form.fields[name].required = False  # a resident gives their name elsewhere
        if self.editing_self:
            _only_draw(form, "groups", THEIRS_ALONE)
        return form

    def save_instance(self) -> User:
        before = rewriting.Written.of(User.objects.get(pk=self.object.pk))
        saved: User = super().save_instance()
        rewriting.note(before, saved, self.request)
        return saved


class DeleteView(wagtails.DeleteView):
    """Of staff alone: hooks keep others from it."""

    @transaction.atomic
    def delete_action(self) -> None:
        rewriting.note_gone([self.object], self.request)
        super().delete_action()


class UserViewSet(wagtails.UserViewSet):
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView


def _only_draw(form: forms.ModelForm[Any], name: str, why: str) -> None:
    """Show a field, and read nothing that is sent for it."""
    if field := form.fields.get(name):
        field.disabled = True
        field.help_text = why
