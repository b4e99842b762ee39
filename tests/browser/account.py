"""People with accounts in different states, made when a browser asks, on their account's pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts import consents
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.details import keep
from portal.accounts.models import Membership, Organisation, Person, Role, User
from portal.accounts.people import person_of
from portal.cases.asking import ask
from portal.cases.changes import change_status, reply
from portal.cases.holding import held_by, hold
from portal.cases.models import Case, How, Status
from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.forms import access, registry, versions
from portal.forms.models import Draft
from portal.forms.sending import send
from portal.forms.wizard.addresses import CHECK
from tests.support.filling import plans

from .people import enter, resident

FORM = "ask-or-tell"
HOME = {"line_1": "14 Willow Court", "line_2": "", "town": "Testham", "postcode": "AA1 1AA"}
DETAILS = {"name": "A Resident", "phone": "+441632960123", "address": HOME}
MANY = 25


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody whose account stands so, and lead to the page."""
    user = resident(f"account-{state}@example.org", "" if state == "new" else "A Resident")
    to = STATES[state](user)
    enter(request, user)
    response = redirect(to)
    if state == "found":
        _begun(access.ensure_holder(request, response))
    return response


def _new(user: User) -> str:
    return reverse("account")


def _full(user: User) -> str:
    """Requests in every state, letters, a form to finish, and details that are old."""
    person = _told(user)
    if not held_by(person).exists():
        _case(person, "A question about bins")
        waiting = _case(person, "Council tax: moving out")
        ask(waiting, "On which day did you move out?", WEBSITE)
        done = _case(person, "A new blue bin")
        reply(done, "Your bin comes on Friday. Please leave the old one outside.", WEBSITE)
        change_status(done, Status.DONE, WEBSITE)
        _begun(access.account_of(user))
    person.confirmed = {
        **person.confirmed,
        "phone": (timezone.localdate() - timedelta(days=400)).isoformat(),
    }
    person.save()
    return reverse("account")


def _many(user: User) -> str:
    person = _told(user)
    for number in range(MANY - held_by(person).count()):
        _case(person, f"Request number {number + 1}")
    return reverse("account_requests")


def _one(user: User) -> str:
    """A case of theirs, opened from their account."""
    person = _told(user)
    case = held_by(person).first() or _case(person, "A question about bins")
    return reverse("tracked_case", args=[case.shown_reference])


def _owner(user: User) -> str:
    """Somebody who has to hand over an organisation before they can go."""
    shop, _made = Organisation.objects.get_or_create(name="The Flower Shop", kind="business")
    Membership.objects.get_or_create(organisation=shop, user=user, role=Role.OWNER)
    return reverse("account_delete")


def _at(name: str, *args: str) -> Callable[[User], str]:
    def lead(user: User) -> str:
        _told(user)
        return reverse(name, args=args)

    return lead


def _filled(user: User) -> str:
    """A page that the account fills in, since what it knows was confirmed long ago."""
    person = _told(user)
    long_ago = (timezone.localdate() - timedelta(days=400)).isoformat()
    person.confirmed = dict.fromkeys(person.confirmed, long_ago)
    person.save()
    return _form(user, "reply")


def _checking(user: User) -> str:
    """Check your answers, some of which the account gave."""
    _told(user)
    return _form(user, CHECK)


def _form(user: User, step: str) -> str:
    draft = _begun(access.account_of(user))
    draft.writers = {"reply": "account"}
    if step == CHECK:
        draft.save(update_fields=["writers"])
    else:
        draft.answers = {
            key: value for key, value in draft.answers.items() if key not in ("name", "prefers")
        }
        draft.save(update_fields=["answers"])
    return reverse("form_step", args=[FORM, draft.key, step])


def _keeping(user: User) -> str:
    """What was sent has details that the account lacks."""
    draft = _begun(access.account_of(user))
    submission = send(draft.key)
    return reverse("form_sent", args=[FORM, submission.key])


def _told(user: User) -> Person:
    person = person_of(user)
    if not person.address:
        keep(person, DETAILS)
        consents.give(person, SHARE_DETAILS)
    return person


def _case(person: Person, title: str) -> Case:
    case = open_case(FORM, title)
    hold(case, person, How.SENT)
    return case


def _begun(holder: str) -> Draft:
    """A form filled in to its end, and not sent."""
    journey = registry.get(FORM)
    assert journey is not None
    plan = max(plans(journey), key=lambda each: len(each.answers))
    draft: Draft = Draft.objects.create(
        key=access.new_key(holder),
        journey_key=FORM,
        version=versions.current(journey),
        answers=plan.answers,
    )
    access.grant(draft.key, holder)
    return draft


STATES: dict[str, Callable[[User], str]] = {
    "new": _new,
    "full": _full,
    "found": _new,
    "many": _many,
    "case": _one,
    "details": _at("account_details"),
    "name": _at("account_detail", "name"),
    "phone": _at("account_detail", "phone"),
    "address": _at("account_detail", "address"),
    "share": _at("account_share"),
    "data": _at("account_data"),
    "delete": _at("account_delete"),
    "leave": _at("account_delete"),
    "owner": _owner,
    "filled": _filled,
    "checking": _checking,
    "keeping": _keeping,
}


def failing(request: HttpRequest) -> HttpResponse:
    """An account of which one panel cannot be made just now."""
    from django.core.cache import caches

    caches["alone"].set("account-panel-rests:written", True, 60)
    return HttpResponseRedirect("/people/account/full/")


urlpatterns = [
    path("people/account/failing/", failing),
    path("people/account/<str:state>/", make),
]
