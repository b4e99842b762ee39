"""The page on which somebody says what they are to us."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.ui.forms import CheckboxesField, Choice, Divider, GovukForm
from portal.ui.forms.wording import start_sentence
from portal.ui.redirects import see_other

from .. import audit
from ..acting.oneself import for_oneself
from ..people import person_of, signed_in_user
from ..signed_in import signed_in
from . import all_guises, known

NONE = "none"


class GuisesForm(GovukForm):
    """Any number of them, or none."""

    guises = CheckboxesField(
        label="What are you to us?",
        heading="l",
        page_heading=True,
        hint="Tick all that fit you.",
        choices=[],
        error_messages={"required": "Tick what fits you, or none of these"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            Choice(each.code, start_sentence(each.title), each.hint) for each in all_guises()
        ]
        none = Choice(NONE, "None of these", exclusive=True)
        self.fields["guises"].choices = [*offered, Divider(), none]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@for_oneself
def change(request: HttpRequest) -> HttpResponseBase:
    """Keep what is ticked, and lead back to where it is shown."""
    person = person_of(signed_in_user(request))
    form = GuisesForm(
        request.POST if request.method == "POST" else None, initial={"guises": person.guises}
    )
    if form.is_valid():
        person.guises = known(form.cleaned_data["guises"])
        person.changed_at = timezone.now()
        with transaction.atomic():
            person.save(update_fields=["guises", "changed_at"])
            audit.record(
                "person.changed",
                f"person:{person.public_id}",
                request=request,
                about=person.public_id,
                details={"changed": ["guises"]},
            )
        return see_other(reverse("acting"))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/acting/guises.html", {"form": form}, status=status)
