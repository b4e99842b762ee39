"""Forms at every page and in every state, made when a browser asks and opened for it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from portal.forms import access, registry, versions
from portal.forms.definition import Journey, Repeat, fingerprint, freeze
from portal.forms.drafts import Opened
from portal.forms.models import Draft, ResumeCode, ResumeLink, Version
from portal.forms.saving import derived, links
from portal.forms.saving.answers import too_many as too_often
from portal.forms.sending import send
from portal.forms.wizard.addresses import CHECK, REMOVE, step_url
from tests.support.filling import Place, places, plans

from .cases import travel


def page(request: HttpRequest, journey: str, number: int) -> HttpResponse:
    """Somebody who has just come to a place of a journey; on to that page."""
    found = _journey(journey)
    return _at(request, found, places(found)[number])


def named(request: HttpRequest, journey: str, name: str) -> HttpResponse:
    """The same of the page of this name."""
    found = _journey(journey)
    place = next((each for each in places(found) if each.name == name), None)
    if place is None:
        raise Http404
    return _at(request, found, place)


def _at(request: HttpRequest, found: Journey, place: Place) -> HttpResponse:
    request, response = _somebody(request)
    opened = _begin(request, response, found, place.answers)
    response["Location"] = step_url(opened, place.live.address)
    return response


def state(request: HttpRequest, journey: str, name: str) -> HttpResponse:
    """Somebody who has answered everything; on to one of the pages that are no step."""
    found = _journey(journey)
    if name not in STATES:
        raise Http404
    request, response = _somebody(request)
    opened = _begin(request, response, found, plans(found)[0].answers)
    response["Location"] = STATES[name](opened)
    return response


def too_many(request: HttpRequest, what: str) -> HttpResponse:
    return too_often(request, {}, what)


def _somebody(request: HttpRequest) -> tuple[HttpRequest, HttpResponse]:
    """A browser that has never been here, and a way to send it on."""
    fresh = copy(request)
    fresh.COOKIES = {}
    return fresh, HttpResponseRedirect("")


def _journey(key: str) -> Journey:
    found = registry.get(key)
    if found is None:
        raise Http404
    return found


def _begin(
    request: HttpRequest, response: HttpResponse, journey: Journey, answers: dict[str, Any]
) -> Opened:
    """A draft with these answers. With none there is nothing to save."""
    holder = access.ensure_holder(request, response)
    key = access.new_key(holder)
    draft = Draft(key=key, journey_key=journey.key, version=versions.current(journey))
    draft.answers = answers
    if answers:
        draft.save(force_insert=True)
        access.grant(key, holder)
    return Opened(draft, journey, holder)


def _whole(name: str) -> Callable[[Opened], str]:
    return lambda opened: reverse(name, args=[opened.journey.key, opened.key])


def _sent(opened: Opened) -> str:
    send(opened.key)
    return _whole("form_sent")(opened)


def _delayed(opened: Opened) -> str:
    """Sent, and the team's system cannot be reached."""
    travel(send(opened.key).case, "delayed")
    return _whole("form_sent")(opened)


def _arrived(opened: Opened) -> str:
    travel(send(opened.key).case, "arrived")
    return _whole("form_sent")(opened)


def _copy(opened: Opened) -> str:
    send(opened.key)
    return reverse("form_receipt", args=[opened.journey.key, opened.key, "html"])


def _forget_sent(opened: Opened) -> str:
    send(opened.key)
    return _whole("form_forget")(opened)


def _yours_with_both(opened: Opened) -> str:
    """One form that was sent, and one that was not."""
    send(opened.key)
    key = access.new_key(opened.holder)
    draft = Draft(key=key, journey_key=opened.journey.key, version=opened.draft.version)
    draft.answers = plans(opened.journey)[0].places[1].answers
    draft.save(force_insert=True)
    access.grant(key, opened.holder)
    return reverse("your_forms")


def _remove(opened: Opened) -> str:
    repeat = next(each for _s, each in opened.journey.steps() if isinstance(each, Repeat))
    [item] = opened.answers[repeat.id]["items"]
    return step_url(opened, f"{repeat.id}/{item['key']}/{REMOVE}")


def _changed(opened: Opened) -> str:
    """The draft began on a version that asked something else, and is closed."""
    older = replace(opened.journey, title=f"{opened.journey.title}, as it was", closes=None)
    now = timezone.now()
    numbers = Version.objects.filter(journey_key=older.key).order_by("-number").values("number")
    version, _made = Version.objects.get_or_create(
        journey_key=older.key,
        fingerprint=fingerprint(older),
        defaults={
            "number": numbers[0]["number"] + 1,
            "title": older.title,
            "frozen": freeze(older),
            "closes_at": now,
        },
    )
    Draft.objects.filter(key=opened.key).update(version=version)
    return step_url(opened, CHECK)


def _link(opened: Opened) -> ResumeLink:
    """A link to an address that none was sent to before, so that there are never too many."""
    return links.send(opened, f"{opened.key}@example.com")


def _come_back(opened: Opened) -> str:
    link = _link(opened)
    return reverse("form_come_back", args=[derived.token(link.chance)])


def _code_over(opened: Opened) -> str:
    link = _link(opened)
    now = timezone.now()
    ResumeCode.objects.create(
        link=link,
        holder=opened.holder,
        chance=derived.new_chance(),
        created_at=now - timedelta(hours=1),
        expires_at=now - timedelta(minutes=45),
    )
    return reverse("form_code", args=[derived.token(link.chance)])


def _nothing(opened: Opened) -> str:
    """Somebody who has answered nothing yet."""
    key = access.new_key(opened.holder)
    return reverse("form_save", args=[opened.journey.key, key])


STATES: dict[str, Callable[[Opened], str]] = {
    "check": lambda opened: step_url(opened, CHECK),
    "sent": _sent,
    "already": lambda opened: f"{_sent(opened)}?already=1",
    "delayed": _delayed,
    "arrived": _arrived,
    "copy": _copy,
    "carry-on": lambda opened: reverse("form_start", args=[opened.journey.key]),
    "changed": _changed,
    "remove": _remove,
    "save": _whole("form_save"),
    "nothing": _nothing,
    "forget": _whole("form_forget"),
    "forget-sent": _forget_sent,
    "delete": _whole("form_delete"),
    "yours": _yours_with_both,
    "come-back": _come_back,
    "code-over": _code_over,
}

urlpatterns = [
    path("make-form/too-many/<str:what>/", too_many),
    path("make-form/<slug:journey>/<int:number>/", page),
    path("make-form/<slug:journey>/at/<path:name>/", named),
    path("make-form/<slug:journey>/<str:name>/", state),
]
