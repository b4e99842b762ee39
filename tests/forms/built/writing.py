"""Forms as an editor writes them, block by block."""

from __future__ import annotations

from itertools import count
from typing import Any

_ids = count(1)


def block(kind: str, value: Any) -> dict[str, Any]:
    """A block of a stream, with an id of its own."""
    return {"type": kind, "id": f"00000000-0000-4000-8000-{next(_ids):012}", "value": value}


def items(*values: Any) -> list[dict[str, Any]]:
    return [block("item", each) for each in values]


def answers(*labels: str) -> list[dict[str, Any]]:
    return items(*({"label": label} for label in labels))


def asked(kind: str, label: str, **more: Any) -> dict[str, Any]:
    return block(kind, {"label": label, "required": True, **more})


def page(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return block("page", {"questions": list(questions), **more})


def part(title: str, *steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return block("section", {"title": title, "steps": list(steps), **more})


def rule(question: str, operator: str, value: str = "") -> dict[str, Any]:
    return block("rule", {"question": question, "operator": operator, "value": value})


def either(*rules: dict[str, Any]) -> dict[str, Any]:
    return block("either", list(rules))


def end(title: str, *when: dict[str, Any]) -> dict[str, Any]:
    way = {"label": "Call us", "phone": "01632 960001", "href": ""}
    return block(
        "end", {"title": title, "body": "Call us.", "ways": items(way), "when": list(when)}
    )


NEW_BIN = [
    part(
        "Your bin",
        page(
            asked(
                "radios", "Which bin do you need?", short="Bin", choices=answers("Food", "Other")
            ),
        ),
        page(
            asked("whole_number", "How many people live with you?", short="People", least=1),
            when=[rule("bin", "is", "Food")],
        ),
        end("Shared bins", rule("bin", "is", "Other")),
    ),
    part(
        "About you",
        page(asked("text", "What is your name?", short="Name", fills="name")),
        page(asked("email", "What is your email address?", short="Email", whose="mine")),
    ),
]
"""A sound form of two parts."""

PROMISES = {
    "purpose": "To bring you a bin",
    "basis": "Our duty to collect waste",
    "seen_by": "The waste team",
    "kept": "1 year",
    "submission_days": 365,
    "reply_length": 5,
}
"""What a form has to say before it can go live."""
