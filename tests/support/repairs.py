"""Makers of repairs for tests, opened as a report opens one."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import Any

from django.utils import timezone

from portal.cases.models import Case
from portal.cases.timeline import WEBSITE
from portal.forms import versions
from portal.forms.definition import (
    About,
    Choice,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Section,
)
from portal.forms.models import Submission
from portal.home.demo.repair_law import load_repair_law
from portal.repairs.catalogue.find import Ending, Found
from portal.repairs.catalogue.frozen import fingerprint, freeze
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.course import moving
from portal.repairs.course.states import MOVES, Hold, State
from portal.repairs.journey.opening import title_of
from portal.repairs.models import CatalogueState, CatalogueVersion, Repair
from portal.repairs.reporting.homes import building_hash
from portal.repairs.reporting.opening import KIND, open_repair
from tests.repairs.catalogue.making import SMALL

from .cases import CaseFactory

UPRN = "100012345678"
BUILDING = "block-7"
ANSWERS: dict[str, Any] = {
    "address": {
        "line_1": "1 Test Street",
        "line_2": "",
        "town": "Testham",
        "postcode": "AA1 1AA",
        "uprn": UPRN,
    },
    "name": "Somebody",
    "email": "somebody@example.com",
    "phone": "+447700900123",
    "reply": "email",
}
LIKE_IT = Journey(
    key=KIND,
    title="Report a repair",
    privacy=Privacy("To try repairs", "Nothing but a test", "The testing team", "1 year"),
    sections=(
        Section(
            "you",
            "You",
            (
                QuestionStep("address", (Question("address", Kind.ADDRESS, "Your address"),)),
                QuestionStep("name", (Question("name", Kind.TEXT, "Your name"),)),
                QuestionStep("email", (Question("email", Kind.EMAIL, "Email", required=False),)),
                QuestionStep("phone", (Question("phone", Kind.PHONE, "Phone", required=False),)),
                QuestionStep(
                    "reply",
                    (
                        Question(
                            "reply",
                            Kind.RADIOS,
                            "How shall we tell you?",
                            choices=tuple(
                                Choice(way, way) for way in ("email", "text", "phone", "post")
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    outcome=Outcome(
        about=About(
            name="name",
            email="email",
            phone="phone",
            address="address",
            postcode="address",
            prefers="reply",
        )
    ),
)
"""As much of the journey as repairs look at once it was sent."""


def version_of(catalogue: Catalogue = SMALL) -> CatalogueVersion:
    """The version of a catalogue, what everybody uses."""
    made = CatalogueVersion.objects.filter(fingerprint=fingerprint(catalogue)).first()
    if made is None:
        CatalogueVersion.objects.filter(state=CatalogueState.LIVE).update(state=CatalogueState.PAST)
        made = CatalogueVersion.objects.create(
            number=CatalogueVersion.objects.count() + 1,
            state=CatalogueState.LIVE,
            fingerprint=fingerprint(catalogue),
            frozen=freeze(catalogue),
            published_at=timezone.now(),
        )
    version: CatalogueVersion = made
    return version


def found_at(leaf_key: str, catalogue: Catalogue = SMALL) -> Found:
    """Where somebody ends who chose this; "" for what they tell in their own words."""
    if not leaf_key:
        return Found(Ending.OWN_WORDS)
    path = catalogue.path_of(leaf_key)
    assert path is not None, f"The catalogue has no {leaf_key}."
    danger = catalogue.danger(path[-1].same_as or leaf_key)
    if danger:
        return Found(Ending.DANGER, path, danger.leaf, danger)
    return Found(Ending.REPAIR, path, path[-1].leaf)


def repair_of(
    leaf_key: str = "sink-blocked",
    *,
    told_at: datetime | None = None,
    catalogue: Catalogue = SMALL,
    state: State | None = None,
    law: bool = False,
    answers: dict[str, Any] | None = None,
    case: Case | None = None,
    **more: Any,
) -> Repair:
    """A repair as a report makes it, then moved on to ``state`` by the shortest way.

    ``law``: with the deadlines of the demonstration. ``answers``: with a submission, so that its
    person can be reached; ``ANSWERS`` are good ones. ``building``: as the housing system calls it.
    ``more`` is for ``open_repair``.
    """
    if law:
        load_repair_law()
    found, told = found_at(leaf_key, catalogue), told_at or timezone.now()
    opened = case or a_case(title_of(found), told)
    if answers is not None:
        sent(opened, answers)
    more["building"] = building_hash(more.get("building", ""))
    given = {"version": version_of(catalogue), "uprn": UPRN, "told_at": told, **more}
    repair = open_repair(opened, found, **given)
    return at(repair, state) if state else repair


def a_case(title: str, at: datetime) -> Case:
    """The case of a report, without a repair yet."""
    case: Case = CaseFactory(kind=KIND, title=title, at=at, steps=())
    return case


def sent(case: Case, answers: dict[str, Any], journey: Journey = LIKE_IT) -> Submission:
    """What somebody sent, so that the case knows its person."""
    made: Submission = Submission.objects.create(
        key=f"sent-{case.reference}",
        journey_key=journey.key,
        version=versions.current(journey),
        case=case,
        answers=answers,
        submitted_at=case.opened_at,
    )
    return made


def at(repair: Repair, state: State) -> Repair:
    """Move a repair to a state by the shortest way, now. Not to one that names another report."""
    for there in _way(State(repair.state), state):
        if there == State.ON_HOLD:
            moving.hold(repair, Hold.PARTS, WEBSITE)
        elif there == State.REOPENED:
            moving.reopen(repair, WEBSITE)
        else:
            moving.move(repair, there, WEBSITE)
    return repair


def _way(here: State, there: State) -> tuple[State, ...]:
    ways: deque[tuple[State, ...]] = deque([()])
    seen = {here}
    while ways:
        way = ways.popleft()
        last = way[-1] if way else here
        if last == there:
            return way
        for following in State:
            if following in MOVES[last] - seen - {State.DUPLICATE}:
                seen.add(following)
                ways.append((*way, following))
    raise AssertionError(f"No way leads from {here} to {there}.")
