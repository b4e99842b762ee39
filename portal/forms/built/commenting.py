"""Where editors can comment in a form: at its words, and not at each of their settings.

A button at every box made the editor of a form of 150 questions take twice as long to open.
"""

from __future__ import annotations

from typing import Any

WORDS = frozenset({"label", "title", "body", "intro"})


def only_at_words(block: Any, name: str = "") -> None:
    """Take the button to comment from all boxes inside a block but those that hold words."""
    if hasattr(block, "field"):
        block.field.widget.show_add_comment_button = name in WORDS
    for inner, child in getattr(block, "child_blocks", {}).items():
        only_at_words(child, inner)
    if hasattr(block, "child_block"):
        only_at_words(block.child_block)
