"""What JSON Schema says of a page that is asked only sometimes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ...conditions import Condition
from ...definition import Question, Repeat
from .when import Known, Schema, said


@dataclass
class Object:
    """An object that holds answers: all of a form's, or those of one thing on a list."""

    elsewhere: Known = field(default_factory=dict)
    """What was asked before it, and stands outside."""
    known: dict[str, Question | Repeat] = field(default_factory=dict)
    properties: dict[str, Schema] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    rules: list[Schema] = field(default_factory=list)

    def ask(
        self, asked: Iterable[Question | Repeat], when: Condition | None, must: Iterable[str]
    ) -> None:
        """Add what a page asks: refused where it is not shown, ``must`` needed where it is."""
        names, needed = [each.id for each in asked], list(must)
        if when is None:
            self.required += needed
        else:
            self.rules += self.only_where(
                when,
                {"required": needed} if needed else {},
                {"properties": dict.fromkeys(names, False)},
            )
        self.known |= {each.id: each for each in asked}

    def only_where(self, when: Condition, shown: Schema, hidden: Schema) -> list[Schema]:
        """Say what holds where a condition surely holds, and what where it surely does not."""
        surely, perhaps = self.said(when, unsaid=False), self.said(when, unsaid=True)
        if surely == perhaps:
            return [_rule(surely, shown, hidden)]
        return [each for each in (_rule(surely, shown, {}), _rule(perhaps, {}, hidden)) if each]

    def said(self, when: Condition | None, *, unsaid: bool) -> Schema | bool:
        return said(when, self.known, elsewhere=self.elsewhere, unsaid=unsaid)

    def schema(self) -> Schema:
        """Give the object as a schema."""
        found: dict[str, Any] = {
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "allOf": [rule for rule in self.rules if rule],
            "unevaluatedProperties": False,
        }
        return {name: value for name, value in found.items() if value or value is False}


def _rule(condition: Schema | bool, then: Schema, otherwise: Schema) -> Schema:
    """Give a rule; empty where there is nothing to say."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    parts = {"then": then, "else": otherwise}
    said_ = {name: part for name, part in parts.items() if part}
    return {"if": condition, **said_} if said_ else {}
