"""Accessibility statements, and reports of test runs, for tests."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from portal.accessibility.models import AccessibilityStatementPage, KnownIssue
from portal.accessibility.tested.report import KIND

from .factories import home_page

FOUND = date(2026, 11, 2)


def statement(*issues: KnownIssue, **values: Any) -> AccessibilityStatementPage:
    """A draft of a statement that says that the site meets every rule, unless told otherwise."""
    words = {
        name: f"<p>Words on {name}.</p>"
        for name in ("commitment", "status_words", "people", "tell_us", "enforcement")
    }
    given = {
        "title": "Accessibility statement",
        "slug": "accessibility-statement",
        "summary": "How easy this site is to use.",
        "status": "fully",
        "prepared_on": FOUND,
        "confirmed_on": FOUND,
        "live": False,
    }
    page = AccessibilityStatementPage(**words | given | values, issues=list(issues))
    home_page().add_child(instance=page)
    return page


def issue(**values: Any) -> KnownIssue:
    given = {
        "title": "Maps cannot be read aloud",
        "effect": "You do not hear where a place is.",
        "way_round": "Read the address below the map.",
        "found_on": FOUND,
        "mend_by": date(2099, 1, 1),
    }
    return KnownIssue(**given | values)


def report(**values: Any) -> bytes:
    """The report of a run that looked at two pages and found nothing."""
    told = {
        "kind": KIND,
        "made_at": "2026-11-20T10:00:00+00:00",
        "whole": True,
        "matrix": "once",
        "tools": {"axe-core": "4.14.1", "Chromium": "156"},
        "checks": ["everything can be used with a keyboard"],
        "states": [
            {"name": "home", "checks": [0], "found": []},
            {"name": "search", "checks": [0], "found": []},
        ],
        "walks": [{"name": "a form by keyboard", "found": []}],
    }
    return json.dumps(told | values).encode()
