"""Numbers, references and English names within text that runs from right to left.

Left to the browser, "01632 960249" changes sides: each group of figures keeps its order, the
groups do not. So every run of Latin letters and figures is set apart, and runs from the left.
"""

from __future__ import annotations

import re

_tag = re.compile(r"(<[^>]*>)")
_one = r"[+£#(]?[A-Za-z0-9](?:[A-Za-z0-9@.,_/:%+’'()-]*[A-Za-z0-9%)])?"
_run = re.compile(rf"{_one}(?: {_one})*")
_entity = re.compile(r"(&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")


def isolate(html: str) -> str:
    """The same HTML with each such run in its own ``bdi``. Tags and entities stay as they are."""
    return "".join(
        part if part.startswith("<") else _in_text(part) for part in _tag.split(html) if part
    )


def _in_text(text: str) -> str:
    return "".join(
        part if _entity.fullmatch(part) else _run.sub(r'<bdi dir="ltr">\g<0></bdi>', part)
        for part in _entity.split(text)
    )
