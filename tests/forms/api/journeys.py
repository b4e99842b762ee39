"""Journeys whose conditions look at everything that conditions can look at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.forms.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Equals,
    FromToday,
    In,
    Not,
    Op,
)
from portal.forms.definition import Journey, Kind, Question, Section
from tests.forms.making import ask, journey, leave, one_of, page, parts, several, yes, yes_no

_PERSON = several(
    "people",
    page(ask("who")),
    page(yes_no("works")),
    page(ask("wage", Kind.MONEY), when=yes("works")),
    page(ask("school"), when=AllOf((yes("rents"), Not(yes("works"))))),
    page(ask("tenancy"), when=yes("rents")),
    minimum=1,
)

MANY_CONDITIONS: Journey = parts(
    Section(
        "first",
        "First",
        (
            page(yes_no("rents")),
            page(one_of("colours", "red", "blue", kind=Kind.CHECKBOXES, required=False)),
            page(ask("rooms", Kind.WHOLE_NUMBER, most=9)),
            page(ask("rent", Kind.MONEY), when=yes("rents")),
            page(ask("since", Kind.DATE), when=yes("rents")),
            leave("stop", when=AllOf((Equals("rents", "no"), Equals("colours", "blue")))),
            _PERSON,
        ),
    ),
    Section(
        "second",
        "Second",
        (
            page(ask("many"), when=Compared("people", Op.AT_LEAST, 2)),
            page(ask("big"), when=Compared("rooms", Op.MORE, 3)),
            page(ask("dear"), when=Compared("rent", Op.AT_LEAST, Decimal(500))),
            page(ask("early"), when=Compared("since", Op.LESS, date(2020, 1, 1))),
            page(ask("new"), when=Compared("since", Op.AT_LEAST, FromToday(years=-1))),
            page(ask("red"), when=AnyOf((In("colours", ("red",)), Equals("rooms", "x")))),
            page(ask("plain"), when=Not(Answered("colours"))),
        ),
        when=Equals("rents", "yes"),
    ),
    Section("last", "Last", (page(ask("end")),)),
)

WITH_FILES: Journey = Journey(
    "with-files",
    "Send us a file",
    journey(
        page(
            Question("proof", Kind.FILE, "Add a proof", extensions=("png", "pdf"), max_files=2),
        ),
        several(
            "things",
            page(ask("thing")),
            page(Question("photo", Kind.FILE, "Add a photo", required=False, extensions=("png",))),
        ),
    ).sections,
    privacy=journey().privacy,
)
