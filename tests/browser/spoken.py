"""What a screen reader is told: the browser's own accessibility tree, in reading order.

A page of a form is held against its definition: each question is a control of the right kind with
the question as its name and the hint as its description, after the heading and before the button;
a mistake is announced first, and stands in the description of its question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from portal.forms.definition import Kind, Question, QuestionStep, Step

from .browser import Browser

GROUPED = {Kind.RADIOS: "radio", Kind.YES_NO: "radio", Kind.CHECKBOXES: "checkbox"}
BOXES = {"textbox", "searchbox", "spinbutton", "combobox", "radio", "checkbox", "group", "button"}
DATE = ("Day", "Month", "Year")


@dataclass(frozen=True)
class Said:
    """One thing that is read out."""

    role: str
    name: str
    description: str = ""
    value: str = ""
    states: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"


def read_out(browser: Browser) -> list[Said]:
    """Everything in the main part, in the order in which a screen reader meets it."""
    nodes = browser.cdp("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    mains = [node for node in nodes if _of(node, "role") == "main"]
    return [said for main in mains for said in _below(main, by_id)]


def _below(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[Said]:
    if not node.get("ignored"):
        states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        words = (" ".join(_of(node, part).split()) for part in ("name", "description", "value"))
        yield Said(_of(node, "role"), *words, states)
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _below(by_id[child], by_id)


def _of(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))


def spoken(browser: Browser, step: Step, *, in_error: bool) -> list[str]:
    """What a screen reader would not be told of this page, or in the wrong order."""
    said = read_out(browser)
    found = list(_heading_first(said))
    if in_error:
        found += _mistakes(said)
    if isinstance(step, QuestionStep):
        place = 0
        for question in step.questions:
            place, problems = _asked(question, said, place)
            found += problems
        rest = [each for each in said[place:] if each.role == "button"]
        found += [] if rest else ["no button comes after the questions"]
    return found


def _heading_first(said: list[Said]) -> Iterator[str]:
    roles = [each.role for each in said]
    tops = [
        place
        for place, each in enumerate(said)
        if each.role == "heading" and each.states.get("level") == 1
    ]
    if len(tops) != 1 or not said[tops[0]].name:
        yield f"{len(tops)} main headings are read out"
    elif controls := [
        roles.index(role) for role in ("textbox", "radio", "checkbox") if role in roles
    ]:
        asked = min(controls)
        in_group = any(
            each.role == "group" and said[tops[0]].name in each.name for each in said[:asked]
        )
        if asked < tops[0] and not in_group:
            yield f"{said[asked]} is read before the heading"


def _mistakes(said: list[Said]) -> Iterator[str]:
    alerts = [place for place, each in enumerate(said) if each.role == "alert"]
    if len(alerts) != 1:
        yield f"{len(alerts)} alerts are read out"
        return
    level = [each.role for each in said].index("heading")
    if level < alerts[0]:
        yield "a heading is read before the alert"
    in_it = said[alerts[0] : alerts[0] + 60]
    links = [each.name for each in in_it if each.role == "link" and each.name]
    after = said[alerts[0] + 1 :]
    wrong = [each for each in after if each.role in BOXES and "Error:" in each.description]
    told = [link for link in links if any(link in each.description for each in wrong)]
    if not told:
        yield f"no question says why: the alert says {links}"


def _asked(question: Question, said: list[Said], start: int) -> tuple[int, list[str]]:
    """Where in the reading a question ends, and what is wrong with how it is read."""
    heading = _same(question.label)
    match question.kind:
        case Kind.RADIOS | Kind.YES_NO | Kind.CHECKBOXES:
            options = [_same(each.label) for each in question.options]
            return _group(question, said, start, GROUPED[question.kind], options)
        case Kind.DATE:
            return _group(question, said, start, "textbox", [_same(part) for part in DATE])
        case Kind.ADDRESS:
            return _group(question, said, start, "textbox", [])  # a postcode first, or lines
        case Kind.SELECT:
            roles = {"combobox"}
        case Kind.FILE:
            roles = {"button", "textbox", "group"}
        case _:
            roles = {"textbox", "spinbutton", "searchbox"}
    for place, each in enumerate(said[start:], start=start):
        if each.role in roles and _same(each.name).startswith(heading):
            return place + 1, _hint(question, [each])
    return start, [f"no {'/'.join(sorted(roles))} is called “{question.label}”"]


def _group(
    question: Question, said: list[Said], start: int, role: str, options: Iterable[str]
) -> tuple[int, list[str]]:
    heading = _same(question.label)
    groups = [
        place
        for place, each in enumerate(said[start:], start=start)
        if each.role in {"group", "radiogroup"} and _same(each.name).startswith(heading)
    ]
    if not groups:
        return start, [f"no group is called “{question.label}”"]
    place, found = groups[0] + 1, _hint(question, [said[groups[0]]])
    for option in options:
        places = [
            at
            for at, each in enumerate(said[place:], start=place)
            if each.role == role and _same(each.name).startswith(option)
        ]
        if not places:
            return place, [*found, f"no {role} “{option}” comes next in “{question.label}”"]
        place = places[0] + 1
    return place, found


def _hint(question: Question, near: list[Said]) -> list[str]:
    if not question.hint or any(_same(question.hint) in _same(each.description) for each in near):
        return []
    return [f"the hint of “{question.label}” is not read with it"]


def _same(words: str) -> str:
    """Words to compare: of one case and without what sets them."""
    return " ".join(words.replace("\u2019", "'").replace("\xa0", " ").casefold().split())
