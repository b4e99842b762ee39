"""Whatever is filled in on one page is what the wizard would have kept and sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.http import QueryDict

from portal.forms import offers, registry, versions
from portal.forms.access import keyed_hash, new_key
from portal.forms.answers import of_step
from portal.forms.cleaned import as_posted
from portal.forms.definition import Journey, Kind, QuestionStep
from portal.forms.drafts import Opened
from portal.forms.models import Draft
from portal.forms.route import LiveStep, route
from portal.forms.stale import digest
from portal.forms.whole import kept
from portal.forms.whole.blocks import Block
from portal.forms.whole.doing import Doing
from portal.forms.whole.kept import Kept, prefix_of
from portal.forms.whole.reading import ITEMS, SEEN, UNSEEN
from portal.forms.whole.sheet import Sheet, sheet_of
from portal.forms.whole.taking import take
from tests.support import journeys as samples
from tests.support.filling import Plan, plans

pytestmark = pytest.mark.django_db
PRESSES = 12
MOST = 6
"""Ways through a journey that are tried."""
JOURNEYS = {each.key: each for each in (*registry.written(), samples.EVERYTHING, samples.SHORT)}


@pytest.mark.parametrize("key", JOURNEYS)
def test_one_page_keeps_what_the_wizard_keeps(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = JOURNEYS[key]
    ends = [plan for plan in plans(journey) if route(journey, plan.answers).complete]
    for plan in ends[:MOST]:
        monkeypatch.setattr(kept.files, "initial", _files_of(plan))
        opened = fill_in(journey, plan)
        assert opened.route.complete, f"{plan.name}: stands at {opened.route.gap}"
        wanted = route(journey, plan.answers).answers
        assert _plain(opened.route.answers) == _plain(wanted), plan.name


def fill_in(journey: Journey, plan: Plan) -> Opened:
    """Type what the plan says wherever it is asked, and press the button, until all is there."""
    holder = keyed_hash("holder", "an adviser")
    draft = Draft(
        key=new_key(holder),
        journey_key=journey.key,
        version=versions.current(journey),
        language="en",
    )
    opened = Opened(draft, journey, holder, for_caller=True)
    sheet = sheet_of(opened, Kept(opened))
    for _ in range(PRESSES):
        sheet = take(opened, typed(sheet, plan.answers), Doing("update"))
        assert not sheet.problems, sheet.problems
        if opened.route.complete:
            return opened
    return opened


def typed(sheet: Sheet, answers: Mapping[str, Any]) -> QueryDict:
    """What a browser sends: what is shown is filled in, as far as the plan has it."""
    posted = QueryDict(mutable=True)
    for block in sheet.blocks:
        live = block.place.live
        if not block.place.shown:
            posted.appendlist(UNSEEN, block.address)
        if block.kind == "ask":
            name, seen = block.seen
            posted[name] = seen
            if block.place.shown:
                _type(posted, block.step, prefix_of(live), of_step(answers, live))
        if block.kind == "list" and block.place.shown and not block.place.live.item:
            _list(posted, block, answers)
    return posted


def _type(posted: QueryDict, step: QuestionStep, prefix: str, given: Mapping[str, Any]) -> None:
    for question in step.questions:
        for name, text in as_posted(question, given.get(question.id)).items():
            full = f"{prefix}-{name}" if prefix else name
            posted.setlist(full, text if isinstance(text, list) else [text])


def _list(posted: QueryDict, block: Block, answers: Mapping[str, Any]) -> None:
    """Add what is not on the list yet, as its new boxes would, and say that this is all."""
    repeat, there = block.step, {item.key for item in block.items}
    posted.setlistdefault(ITEMS).extend(f"{repeat.id}/{key}" for key in there)
    for item in answers[repeat.id]["items"]:
        if item["key"] in there:
            continue
        posted.appendlist(ITEMS, f"{repeat.id}/{item['key']}")
        for step in repeat.steps:
            address = f"{repeat.id}/{item['key']}/{step.id}"
            live = LiveStep(address, step, block.place.live.section, repeat, item["key"])
            posted[SEEN + address] = digest(live, {})
            if isinstance(step, QuestionStep):
                _type(posted, step, prefix_of(live), item["answers"])
    posted[f"{repeat.id}-list-another"] = "no"


def _files_of(plan: Plan) -> Any:
    def initial(opened: Opened, live: Any) -> dict[str, Any]:
        asked = [each for each in live.asks.questions if each.kind is Kind.FILE]
        given = of_step(plan.answers, live)
        return {each.id: given.get(each.id) or [] for each in asked}

    return initial


def _plain(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        id_: [_plain(item["answers"]) for item in answer["items"]]
        if isinstance(answer, dict) and "items" in answer
        else offers.value_of(answer) or None
        for id_, answer in answers.items()
    }
