"""Setting a search's words in bold where a result has them."""

import re
from collections.abc import Set

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .words import SMALL, WORD, stem, tokens


def marked(text: str, roots: Set[str]) -> SafeString:
    """The text as HTML, each word of one of these stems in a ``mark``. The text is escaped."""

    def mark(match: re.Match[str]) -> str:
        word = "".join(tokens(match.group()))
        wanted = word not in SMALL and stem(word) in roots
        return f"<mark>{escape(match.group())}</mark>" if wanted else escape(match.group())

    parts, end = [], 0
    for match in WORD.finditer(text):
        parts += [escape(text[end : match.start()]), mark(match)]
        end = match.end()
    joined = "".join([*parts, escape(text[end:])]).replace("</mark> <mark>", " ")
    return mark_safe(joined)  # noqa: S308 - every part has been escaped
