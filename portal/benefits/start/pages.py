"""Where to start: the questions as they follow from the answers, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.forms import registry
from portal.forms.definition import Journey, Section
from portal.forms.route import Route

from ..asking.pages import ONE, Asking
from ..asking.questions import STEPS, told
from ..in_use import content_on
from ..triage.answers import questions
from ..triage.destinations import Destination, destinations, is_one_claim
from ..triage.provisions import Kind, Whose

TITLE = "Find out what help to ask for"
CLAIM = "claim-benefits"
"""The key of the form for both kinds of help that are ours."""
CLAIMED = frozenset({Kind.HOUSING_BENEFIT, Kind.COUNCIL_TAX_REDUCTION})


@dataclass(frozen=True)
class Shown:
    """One thing to ask for, as its box shows it."""

    found: Destination
    href: str = ""
    label: str = ""

    @property
    def is_person(self) -> bool:
        return self.found.kind == Kind.PERSON

    @property
    def by(self) -> str:
        """Whose it is, where it is not ours."""
        return "" if self.found.provision.whose == Whose.OURS else self.found.provision.by


def journey(answers: Mapping[str, Any], day: date) -> Journey:
    """The pages that these answers lead to."""
    asked = questions(told(answers), content_on(day).pension_ages, day)
    steps = tuple(STEPS[each] for each in asked)
    return Journey(key="where-to-start", title=TITLE, sections=(Section("you", TITLE, steps),))


def result(request: HttpRequest, key: str, found: Route, day: date) -> HttpResponse:
    """What to ask for, what is urgent first, and what each answer was."""
    content = content_on(day)
    given = destinations(told(found.answers), content.pension_ages, content.provisions, day)
    ours = [each.provision.name for each in given if each.kind in CLAIMED]
    claims = bool(ours) and registry.get(CLAIM) is not None
    context = {
        "title": "What to ask for",
        "urgent": [_shown(each, claims) for each in given if each.urgent],
        "shown": [_shown(each, claims) for each in given if not each.urgent],
        "claim": reverse("benefits_start_claim", args=[key]) if claims else "",
        "ours": " and ".join(ours),
        "one_claim": is_one_claim(given),
        "may_estimate": bool(ours),
        "estimate": reverse("benefits_estimate_result", args=[key]),
        "back": PAGES.address_of(key, found.steps[-1]),
        "steps": [
            (live.asks.heading, f"{PAGES.address_of(key, live)}?{ONE}=1") for live in found.steps
        ],
        "forget": reverse("benefits_start_forget", args=[key]),
    }
    return render(request, "benefits/start/result.html", context)


def _shown(each: Destination, claims: bool) -> Shown:
    if claims and each.kind in CLAIMED:
        return Shown(each)  # the page begins with it
    if each.provision.link:
        return Shown(each, each.provision.link, f"{each.provision.name}: read more and ask")
    return Shown(each)


PAGES = Asking("benefits_start", "benefits/start/begin.html", journey, result)
