"""Changing a row in a form: only as it was seen, so that nobody undoes what another has done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import EditView

from .stamp import form_stamp

STALE = (
    "Somebody has changed this since you opened the page. We saved nothing. Open the page again, "
    "and make your change there."
)


class FormOfWhatWasSeen(WagtailAdminModelForm):
    """Refuses what was typed into a page that was opened before somebody else saved the row."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_it_stands = form_stamp(self.instance) if self.instance.pk else ""
        self.initial["shown"] = self.as_it_stands

    def clean(self) -> dict[str, Any]:
        """What was typed stays in the form, to be copied from."""
        cleaned: dict[str, Any] = super().clean()
        if not constant_time_compare(self.as_it_stands, cleaned.pop("shown", "")):
            self.add_error(None, STALE)
        return cleaned


class EditUnderLock(EditView):
    """Reads, compares and saves while nobody else may change the row: no worker either."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            self.object = self.get_object(self.get_queryset().select_for_update())
            response: HttpResponse = super().post(request, *args, **kwargs)
            return response
