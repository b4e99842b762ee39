"""Is what a form asks of people, and promises them, in order? Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ...definition import About, Journey, Kind, Question
from ...prove.limits import SHORTEST_DRAFT
from ...prove.missing import missed
from ...prove.problem import Thing
from ...prove.words import PERSON_KINDS
from ...you import NO_REPLY
from .found import Judged

PRIVACY = {
    "purpose": "Say why we ask.",
    "basis": "Say what lets us ask: a law, our duty, or their consent.",
    "seen_by": "Say who sees the answers.",
    "kept": "Say how long we keep the answers, in words.",
}
"""Fields of the privacy notice, and what is wrong if one is empty."""
BANK = {Kind.SORT_CODE, Kind.ACCOUNT_NUMBER}
SECRET = {Kind.NINO, *BANK}
"""Kinds of answer that are sensitive whatever an editor says."""
REACHED_BY = {"email": "email", "text": "phone", "phone": "phone", "post": "address"}
"""Each way of replying, and which part of ``About`` it needs."""
ASKED_FOR = {"email": "an email address", "phone": "a telephone number", "address": "an address"}


def people(journey: Journey) -> Iterator[Judged]:
    """Give promises that are not made, and replies that would not arrive."""
    notice = journey.privacy
    for field, message in PRIVACY.items():
        if notice is None or not getattr(notice, field).strip():
            yield Judged(message, field=field)
    yield from _kept(journey)
    yield from _reply(journey)


def sensitive(journey: Journey) -> list[Question]:
    """Give the questions whose answers few may read."""
    return [
        each
        for _repeat, _page, each in journey.questions()
        if each.sensitive or each.kind in SECRET
    ]


def personal(journey: Journey) -> list[Question]:
    """Give the questions that say something about somebody."""
    about = {getattr(journey.outcome.about, part) for part in About.__dataclass_fields__}
    return [
        each
        for _repeat, _page, each in journey.questions()
        if each.id in about
        or each.kind in PERSON_KINDS
        or each.kind in SECRET
        or each.sensitive
        or each.autocomplete not in ("", "off")
    ]


def _kept(journey: Journey) -> Iterator[Judged]:
    if journey.retention.draft_days < SHORTEST_DRAFT:
        told = f"Keep unfinished forms for at least {SHORTEST_DRAFT} days."
        yield Judged(told, field="draft_days")
    if journey.retention.submission_days >= 1:
        return
    asked = personal(journey)
    if asked:
        told = (
            f"This form asks who people are, with ‘{asked[0].name}’: "
            "say for how many days sent forms are kept."
        )
        yield Judged(told, field="submission_days")
    else:
        yield Judged("Say for how many days sent forms are kept.", field="submission_days")


def _reply(journey: Journey) -> Iterator[Judged]:
    """Can everybody be replied to in the way that they choose?"""
    about = journey.outcome.about
    asked = next((each for _r, _p, each in journey.questions() if each.id == about.prefers), None)
    if asked is None:
        return
    parts = {
        each.value: REACHED_BY[each.value] for each in asked.options if each.value in REACHED_BY
    }
    wanted = {value: getattr(about, part) for value, part in parts.items() if getattr(about, part)}
    lost = missed(journey, asked.id, wanted) | (parts.keys() - wanted.keys())
    for option in asked.options:
        if option.value == NO_REPLY:
            continue
        if option.value not in parts:
            told = (
                f"‘{option.label}’ is named ‘{option.value}’. As this is how they want our reply, "
                "name each answer email, text, phone or post, or none."
            )
            yield Judged(told, Thing.QUESTION, asked.id)
        elif option.value in lost:
            told = (
                f"Who chooses ‘{option.label}’ may not be asked for "
                f"{ASKED_FOR[parts[option.value]]} of their own, so our reply would not reach "
                "them. Ask for it, and let it be needed."
            )
            yield Judged(told, Thing.QUESTION, asked.id)
