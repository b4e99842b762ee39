"""Getting JSON from another system by HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..outbound import request


class NoAnswer(Exception):
    """What came back is no answer to the question. Says a status or a reason, never its words."""


def get_json(
    url: str, *, seconds: float, headers: Mapping[str, str] | None = None, none_if_404: bool = False
) -> Any:
    """Ask once, and give what the JSON says. For a ``Reader``'s fetch.

    Takes ``seconds`` at most, over everything. With ``none_if_404`` that status means that there
    is nothing. Raises Failure and NoAnswer.
    """
    said = {"Accept": "application/json", **(headers or {})}
    answer = request("GET", url, headers=said, seconds=seconds)
    if none_if_404 and answer.status == 404:
        return None
    if answer.status != 200:
        raise NoAnswer(f"HTTP {answer.status}")
    if not answer.whole:
        raise NoAnswer("cut short")
    if answer.media_type != "application/json":
        raise NoAnswer("no JSON")
    try:
        return json.loads(answer.body)
    except ValueError:
        raise NoAnswer("no JSON") from None
