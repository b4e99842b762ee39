"""People's accounts in the Wagtail admin: nobody can give away a right that they do not have."""

from typing import Any

from django import forms
from wagtail.users.views import users as wagtails


class NoMoreThanOwnRights:
    """For a view with a form for a user: only a superuser can make another. Before the view."""

    request: Any

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm[Any]:
        form: forms.ModelForm[Any] = super().get_form(*args, **kwargs)  # type: ignore[misc]
        every_right = form.fields.get("is_superuser")
        if every_right and not self.request.user.is_superuser:
            every_right.disabled = True  # drawn, but what is sent for it is not read
            every_right.help_text = "You cannot give every right, since you do not have it."
        return form


class CreateView(NoMoreThanOwnRights, wagtails.CreateView):
    pass


class EditView(NoMoreThanOwnRights, wagtails.EditView):
    pass


class UserViewSet(wagtails.UserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
