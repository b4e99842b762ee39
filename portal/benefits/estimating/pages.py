"""The estimate: its questions, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.forms import registry
from portal.forms.route import Route
from portal.forms.rows import rows

from ..asking.pages import ONE, Asking
from ..asking.questions import told
from ..dated import newest
from ..estimate.prescribed import Prescribed
from ..estimate.scheme import Scheme
from ..estimate.working import CannotEstimate, Estimate, Help
from ..in_use import content_on
from ..start.pages import CLAIM
from ..triage.answers import Home
from .questions import is_rent_ours, is_taxed, journey, pension_age
from .reading import household
from .showing import Shown, not_worked_out, shown


def estimates(found: Route, day: date) -> list[Shown]:
    """What the answers come to, for each kind of help that is ours to give."""
    content, answers = content_on(day), found.answers
    lives, older = household(answers, day), pension_age(answers, day)
    given = []
    if is_rent_ours(answers, day):
        rules = newest(content.pension_age_rent if older else content.working_age_rent, day)
        given.append(
            _tried(Help.HOUSING_BENEFIT, lambda: content.housing_benefit(lives, day), rules)
        )
    if is_taxed(answers):
        of_age = newest(content.pension_age_reduction, day)
        given.append(
            _tried(
                Help.COUNCIL_TAX_REDUCTION,
                lambda: content.reduction(lives, day) if lives.council_tax else None,
                of_age if older else newest(content.schemes, day),
            )
        )
    return given


def result(request: HttpRequest, key: str, found: Route, day: date) -> HttpResponse:
    """What they might get, how it was worked out, and what to do next."""
    given = estimates(found, day)
    known = told(found.answers)
    context = {
        "title": "What you might get",
        "day": day,
        "shown": given,
        "to_check": list(dict.fromkeys(source.words for each in given for source in each.to_check)),
        "private": known.home == Home.PRIVATE and is_rent_ours(found.answers, day),
        "claim": reverse("benefits_start_claim", args=[key]) if registry.get(CLAIM) else "",
        "start": reverse("benefits_start_result", args=[key]),
        "back": PAGES.address_of(key, found.steps[-1]),
        "groups": [
            (row.label, row.lines, f"{PAGES.address_of(key, found.find(row.address))}?{ONE}=1")
            for group in rows(found)
            for row in group.rows
        ],
        "forget": reverse("benefits_estimate_forget", args=[key]),
    }
    return render(request, "benefits/estimating/result.html", context)


def _tried(
    help_: Help, work_out: Callable[[], Estimate | None], rules: Prescribed | Scheme | None
) -> Shown:
    try:
        estimate = work_out()
    except CannotEstimate:
        estimate = None
    if estimate is None:
        return not_worked_out(help_)
    return shown(estimate, rules.source if rules is not None else None)


PAGES = Asking("benefits_estimate", "benefits/estimating/begin.html", journey, result)
