"""Which proofs a claim needs, from its answers and dated content. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..dated import ALWAYS, Held, Source
from .which import said


@dataclass(frozen=True)
class Proof:
    """One kind of proof, and which answers want it.

    ``question`` with ``answers`` wants it where one of them was given; without ``answers`` where
    it was answered at all. ``listed`` names what was listed one by one: a proof for each, or for
    each whose answers want it. With none of these everybody needs it. ``about`` says whose it is;
    of something listed it may have ``{whose}``, ``{nth}`` and ``{n}``: see ``which``.
    """

    code: str
    title: str
    source: Source
    about: str = ""
    examples: tuple[str, ...] = ()
    question: str = ""
    answers: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Answers to ``question`` that do not want it."""
    listed: str = ""
    once: bool = False
    """One proof for all that is listed."""
    held: Held = ALWAYS


@dataclass(frozen=True)
class Proofs:
    """All of them. ``months`` is how long we wait for each, ``remind`` how many days before the
    end we remind."""

    proofs: tuple[Proof, ...]
    months: int
    remind: tuple[int, ...]
    source: Source


@dataclass(frozen=True)
class Wanted:
    """One proof that one claim needs."""

    code: str
    title: str
    about: str
    examples: tuple[str, ...] = ()
    thing: str = ""


def wanted(rules: Proofs, answers: Mapping[str, Any], day: date) -> list[Wanted]:
    """Each proof that these answers want on a day, in the order of the rules, none twice."""
    found: dict[tuple[str, str], Wanted] = {}
    for proof in rules.proofs:
        if proof.held.on(day):
            for each in _of(proof, answers):
                found.setdefault((each.code, each.thing), each)
    return list(found.values())


def _of(proof: Proof, answers: Mapping[str, Any]) -> Iterator[Wanted]:
    if not proof.listed:
        if _wants(proof, answers):
            yield _made(proof, proof.about)
        return
    listed = answers.get(proof.listed)
    things = listed.get("items", ()) if isinstance(listed, Mapping) else ()
    for number, thing in enumerate(things, start=1):
        if _wants(proof, thing["answers"]):
            if proof.once:
                yield _made(proof, proof.about)
                return
            yield _made(proof, said(proof.about, things, number), thing["key"])


def _made(proof: Proof, about: str, thing: str = "") -> Wanted:
    return Wanted(proof.code, proof.title, about, proof.examples, thing)


def _wants(proof: Proof, answers: Mapping[str, Any]) -> bool:
    if not proof.question:
        return True
    given = _given(answers.get(proof.question))
    if proof.answers:
        return bool(given & set(proof.answers))
    return bool(given - set(proof.unless))


def _given(answer: Any) -> set[str]:
    """What was answered, as words: one, several, or what was looked up."""
    if answer is None or answer == "":
        return set()
    if isinstance(answer, Mapping):
        return {str(answer["value"])} if "value" in answer else {"given"}
    if isinstance(answer, list):
        return {str(each) for each in answer}
    return {str(answer)}
