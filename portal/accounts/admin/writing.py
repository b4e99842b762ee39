"""Pages on which staff write down a person, their needs, or a marker."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from portal.integration.encryption import keyed_hash

from .. import audit, markers, needs
from ..models import Consent, Marker, Person, User
from ..needs.keeping import FIELDS
from .access import NEEDS, WRITE_DOWN, note_view, only_with, person_or_404
from .forms import MarkerForm, PersonForm, StaffNeedsForm, Until, usual_days
from .furniture import furniture

TOLD_US, WORDING = "kept-by-staff", "2026-11"
"""The consent to being written down, in the words of ``forms.AGREED``."""
NOT_TAKEN = 422
BEGIN = "begin"
"""A button that leads to the form and fills it in."""


@only_with(WRITE_DOWN)
@sensitive_post_parameters()
def new_person(request: HttpRequest) -> HttpResponse:
    """Write down somebody without an account. Who is there already is shown instead."""
    form = PersonForm(request.POST or None)
    if BEGIN in request.POST:  # with what another page knows of them
        names = PersonForm.base_fields.keys() - {"consent"}
        form = PersonForm(initial={name: request.POST.get(name, "") for name in names})
    if form.is_bound and form.is_valid():
        found, made = _write_down(form, request)
        said = "They are written down." if made else "We knew this address already: it is theirs."
        messages.success(request, said)
        return redirect(reverse("person", args=[found.public_id]))
    return _page(request, form, "New person", "Write down")


@only_with(NEEDS)
@sensitive_post_parameters()
def person_needs(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write down what somebody says they need, with their consent."""
    person = person_or_404(public_id)
    known = needs.of(person)
    if request.method != "POST":
        note_view(request, person, "needs")
    initial = {name: getattr(known, name) for name in FIELDS} if known else {"language": "en"}
    form = StaffNeedsForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in FIELDS}
        needs.keep(person, given, request, recorded_by=cast(User, request.user))
        messages.success(request, "Every team now knows what they need.")
        return redirect(reverse("person", args=[public_id]))
    return _page(request, form, "What they need", "Save", person=person)


@only_with(markers.MAY_MARK)
@sensitive_post_parameters()
def new_marker(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that contact with somebody needs care."""
    person = person_or_404(public_id)
    by = cast(User, request.user)
    form = MarkerForm(request.POST or None, initial=usual_days(), by=by)
    if form.is_bound and form.is_valid():
        try:
            markers.record(person, **form.cleaned_data, request=request)
        except markers.NotSo as why:
            form.add_error("review_on", str(why))
        else:
            messages.success(request, "The marker stands. Its reviewer is asked on the day.")
            return redirect(reverse("person", args=[public_id]))
    return _page(request, form, "New marker", "Record", person=person)


@only_with(markers.MAY_MARK)
def review_marker(request: HttpRequest, public_id: str, marker: int) -> HttpResponse:
    """Its reviewer lets it stand for longer."""
    found = _marker(public_id, marker)
    if found.reviewer_id != request.user.pk:
        raise Http404
    form = Until(request.POST or None, initial=usual_days())
    if form.is_bound and form.is_valid():
        try:
            markers.prolong(found, **form.cleaned_data, request=request)
        except markers.NotSo as why:
            form.add_error("review_on", str(why))
        else:
            messages.success(request, "You have reviewed it.")
            return redirect(reverse("person", args=[public_id]))
    return _page(request, form, "Review a marker", "Let it stand", person=found.person)


@only_with(markers.MAY_MARK)
@require_POST
def lift_marker(request: HttpRequest, public_id: str, marker: int) -> HttpResponse:
    """End it now."""
    markers.lift(_marker(public_id, marker), request)
    messages.success(request, "The marker is lifted.")
    return redirect(reverse("person", args=[public_id]))


def _marker(public_id: str, marker: int) -> Marker:
    found: Marker = get_object_or_404(
        Marker.objects.live().select_related("person"), pk=marker, person__public_id=public_id
    )
    return found


@transaction.atomic
def _write_down(form: PersonForm, request: HttpRequest) -> tuple[Person, bool]:
    given = form.cleaned_data
    wanted = keyed_hash("email", given["email"])
    known = Person.objects.filter(email_hash=wanted).exclude(email_hash="")
    found: Person | None = known.order_by("-user_id").first()
    if found is not None:
        return found, False
    today = f"{timezone.localdate()}"
    details = {name: given[name] for name in ("name", "email", "phone")}
    confirmed = {
        name: today for name, value in {**details, "address": form.address}.items() if value
    }
    person = Person.objects.create(**details, address=form.address, confirmed=confirmed)
    Consent.objects.create(person=person, purpose=TOLD_US, wording=WORDING)
    whose = person.public_id
    audit.record("person.recorded", f"person:{whose}", request=request, about=whose)
    return person, True


def _page(
    request: HttpRequest, form: Any, title: str, button: str, person: Person | None = None
) -> HttpResponse:
    back = reverse("person", args=[person.public_id]) if person else reverse("people")
    context = {
        **furniture(title, person=person),
        "form": form,
        "button": button,
        "back": back,
        "person": person,
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/admin/form.html", context, status=status)
