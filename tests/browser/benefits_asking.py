"""Where-to-start and the estimate, answered so far as a state says."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from portal.benefits.asking import keeping

OLD: dict[str, Any] = {
    "born": "1945-04-03",
    "has_partner": "no",
    "partner_born": None,
    "home": "private",
    "rent": "hard",
    "council_tax": "behind",
}
NOWHERE = {**OLD, "born": "1990-04-03", "home": "nowhere"}
LIVES: dict[str, Any] = {
    **OLD,
    "rent_amount": "600.00",
    "rent_every": "month",
    "charges": ["fuel", "water"],
    "charge_fuel": "20.00",
    "charge_water": "10.00",
    "tax_a_year": "1800.00",
    "children": 0,
    "adults": 1,
    "sharers": 0,
    "adult_1_young": "no",
    "adult_1_works": "no",
    "adult_1_gross": None,
    "adult_1_facts": ["none"],
    "facts": ["none"],
    "benefits": ["none"],
    "incomes": ["state-pension"],
    "state_pension_amount": "220.00",
    "state_pension_every": "week",
    "savings": "11000.00",
}
RICH = {**LIVES, "savings": "90000.00"}
NEITHER = {**LIVES, "rent": "no", "council_tax": "no"}

STATES: dict[str, tuple[str, dict[str, Any], str]] = {
    "born": ("benefits_start", {}, "born"),
    "partner": ("benefits_start", OLD, "partner"),
    "home": ("benefits_start", OLD, "home"),
    "advice": ("benefits_start", OLD, ""),
    "urgent": ("benefits_start", NOWHERE, ""),
    "rent": ("benefits_estimate", LIVES, "rent-is-for"),
    "adult": ("benefits_estimate", LIVES, "adult-1"),
    "income": ("benefits_estimate", LIVES, "income-state-pension"),
    "estimate": ("benefits_estimate", LIVES, ""),
    "nothing": ("benefits_estimate", RICH, ""),
    "neither": ("benefits_estimate", NEITHER, ""),
}
"""Of each state: whose pages, what was answered, and the page; none for the result."""


def answered(request: HttpRequest, state: str) -> HttpResponse:
    """Keep the answers in this browser's session, and go on to the page."""
    name, answers, page = STATES[state]
    key = keeping.begin(request.session)
    keeping.keep(request.session, key, answers)
    if page:
        return redirect(f"{name}_page", key, page)
    return redirect(f"{name}_result", key)


urlpatterns = [path("people/benefits-asking/<slug:state>/", answered)]
