"""Staff record that somebody may act for a person, having seen why, and can end it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from portal.ui.forms.wording import start_sentence

from .. import audit
from ..admin.access import only_with, person_or_404
from ..admin.furniture import furniture
from ..models import Authority, Person
from . import giving, scopes
from .deeds import deeds_under

MAY_RECORD = "accounts.add_authority"
NOT_TAKEN = 422
USUAL = timedelta(days=92)


class RecordForm(forms.Form):
    """Who, what for, until when, and what was seen."""

    email = forms.EmailField(
        label="Their e-mail address",
        help_text="Of the person who will act. They sign in with it.",
        max_length=254,
        error_messages={"required": "Type the e-mail address of who will act."},
    )
    scope = forms.MultipleChoiceField(
        label="What they can do",
        choices=lambda: [(each.code, start_sentence(each.words)) for each in scopes.all_scopes()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what they can do."},
    )
    until = forms.DateField(
        label="Until",
        help_text="A year from now at the latest. It ends by itself after this day.",
        widget=AdminDateInput,
        error_messages={"required": "Choose the last day."},
    )
    evidence = forms.CharField(
        label="What you have seen",
        help_text="Such as: a lasting power of attorney, its number, and the day you saw it.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write what you have seen."},
    )
    seen = forms.BooleanField(
        label="I have seen this myself, or the person told me themselves.",
        error_messages={"required": "Record nothing that you have not seen or heard yourself."},
    )

    @property
    def end(self) -> datetime:
        """The end of the last day. For a valid form."""
        last = datetime.combine(self.cleaned_data["until"], time(23, 59, 59))
        return timezone.make_aware(last)


@only_with(MAY_RECORD)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Write down that somebody may act for a person, and tell both."""
    person = person_or_404(public_id)
    initial = {"until": timezone.localdate() + USUAL}
    form = RecordForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        try:
            giving.give(
                person,
                given["email"],
                given["scope"],
                form.end,
                request=request,
                evidence=given["evidence"],
            )
        except giving.CannotGive as why:
            form.add_error("email", str(why))
        else:
            messages.success(request, "It is recorded. We tell both of them.")
            return redirect(reverse("person", args=[public_id]))
    context = {
        **furniture("Somebody who acts for them", person=person),
        "form": form,
        "button": "Record",
        "back": reverse("person", args=[public_id]),
        "person": person,
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/admin/form.html", context, status=status)


@only_with(MAY_RECORD)
@require_http_methods(["GET", "HEAD"])
def seen(request: HttpRequest, public_id: str, authority: str) -> HttpResponseBase:
    """One authority: the evidence, and what was done under it. Looking is recorded."""
    person, found = _find(public_id, authority)
    audit.record(
        "authority.viewed",
        f"authority:{found.public_id}",
        request=request,
        about=person.public_id,
    )
    context = {
        **furniture("Somebody who acts for them", person=person),
        "person": person,
        "authority": found,
        "can": scopes.in_words(found.scope),
        "deeds": deeds_under(found),
        "is_live": Authority.objects.live().filter(pk=found.pk).exists(),
    }
    return render(request, "accounts/acting/staff.html", context)


@only_with(MAY_RECORD)
@require_POST
def end(request: HttpRequest, public_id: str, authority: str) -> HttpResponseBase:
    """End it now, and tell both."""
    _, found = _find(public_id, authority)
    giving.end(found, request, giving.STAFF)
    messages.success(request, "It has ended. We tell both of them.")
    return redirect(reverse("person", args=[public_id]))


def _find(public_id: str, authority: str) -> tuple[Person, Authority]:
    person = person_or_404(public_id)
    found: Authority = get_object_or_404(
        person.given.select_related("holder", "recorded_by", "person"), public_id=authority
    )
    return person, found
