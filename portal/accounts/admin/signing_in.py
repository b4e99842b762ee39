"""What staff may do about how a resident signs in: end their sessions, let them start again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from .. import audit
from ..factors import notices, starting_again
from ..models import Person, User
from ..models.starting import Outcome
from ..sessions.everywhere import end_all
from ..staff import proof
from .access import only_with, person_or_404
from .furniture import furniture

HELP = "accounts.add_startagain"
NOT_TAKEN = 422
TITLE = "They have lost every second way"


class WhatWasChecked(forms.Form):
    """What staff made sure of, from a list: nothing about the person is typed."""

    checked = forms.MultipleChoiceField(
        label="How did you make sure who they are?",
        help_text="A card with a photo is enough. Of the others it takes two. We tell the person "
        "at each address that they have proved. They can stop it until it happens, a day from "
        "now. Then their app, passkeys, codes and number are taken away and they are signed out.",
        choices=list(starting_again.CHECKS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what you checked."},
    )

    def clean_checked(self) -> list[str]:
        checked: list[str] = self.cleaned_data["checked"]
        if not starting_again.is_enough(checked):
            raise forms.ValidationError("Check one more, or see a card with their photo.")
        return checked


def shown(helper: User, person: Person) -> dict[str, Any] | None:
    """What stands on a person's page about it. None for who may not help, and for no account."""
    if not helper.has_perm(HELP) or not isinstance(person.user, User) or person.user == helper:
        return None
    if proof.is_staff(person.user):
        return None
    return {
        "asked": starting_again.latest_of(person.user),
        "against": starting_again.reason_against(person.user),
    }


@only_with(HELP)
@require_POST
def end_sessions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign somebody out everywhere, and tell them (ASVS 7.4.5)."""
    person, user = _helped(request, public_id)
    with transaction.atomic():
        audit.record(
            "session.ended_by_staff", f"user:{user.pk}", request=request, about=person.public_id
        )
        ended = end_all(user)
        notices.tell_everywhere(user, "sessions-ended")
    messages.success(request, f"They are signed out everywhere. Sessions ended: {ended}.")
    return redirect(reverse("person", args=[public_id]))


@only_with(HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def start_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask what was checked, and begin to wait."""
    person, user = _helped(request, public_id)
    back = reverse("person", args=[public_id])
    form = WhatWasChecked(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            starting_again.ask(user, form.cleaned_data["checked"], request)
        except starting_again.NotNow as why:
            messages.error(request, str(why))
        else:
            messages.success(request, "They are told, and can stop it until it happens.")
        return redirect(back)
    context = {
        **furniture(TITLE, person=person),
        "form": form,
        "button": "Let them start again",
        "back": back,
        "person": person,
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/admin/form.html", context, status=status)


@only_with(HELP)
@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take it back before its time."""
    _person, user = _helped(request, public_id)
    asked = starting_again.latest_of(user, live=True)
    if asked is not None and starting_again.stop(asked, Outcome.WITHDRAWN, request):
        messages.success(request, "It does not happen.")
    return redirect(reverse("person", args=[public_id]))


def _helped(request: HttpRequest, public_id: str) -> tuple[Person, User]:
    """The person and their account. Not oneself, and nobody who works in the admin."""
    person = person_or_404(public_id)
    user = person.user
    if not isinstance(user, User) or user == request.user or proof.is_staff(user):
        raise Http404
    return person, user
