"""A claim begun from "where do I start": what was answered there is not asked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.forms import registry
from portal.forms.begun import begin
from portal.forms.mine.leave import asking_leave
from portal.forms.mine.sending import refused
from portal.forms.views import begun_here

from ..asking import keeping
from ..asking.questions import told
from ..claim import names as n
from ..in_use import content_on
from ..triage.answers import live


@require_POST
def claim(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a claim with these answers.

    Who began one before is asked which to go on with: its first day may count.
    """
    form = redirect("form_start", n.KEY)
    answers, journey = keeping.answers_of(request.session, key), registry.get(n.KEY)
    if answers is None:
        return redirect(f"{reverse('benefits_start')}?gone")
    if journey is None or begun_here(request, n.KEY):
        return form
    if refused(request) or asking_leave(request, journey):
        return form
    response, _key = begin(request, journey, as_claimed(answers))
    return response


def as_claimed(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that the claim asks for too, as its draft keeps them.

    Who has to pay council tax may get help with it already, so that is asked.
    """
    today = timezone.localdate()
    found = live(told(answers), content_on(today).pension_ages, today)
    given: dict[str, Any] = {
        n.BORN: found.born and found.born.isoformat(),
        n.HAS_PARTNER: _yes_no(found.has_partner),
        n.PARTNER_BORN: found.partner_born and found.partner_born.isoformat(),
        n.HOME: found.home and found.home.value,
        n.PAYS_RENT: None if found.rent is None else _yes_no(found.pays_rent),
    }
    return {name: value for name, value in given.items() if value}


def _yes_no(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"
