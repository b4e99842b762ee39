"""Words that people of this town would try first (ASVS 5.0, 6.1.2 and 6.2.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Site

from portal.council.models import CouncilSettings

WORDS = """
    account admin administrator borough city council county demo district letmein login office
    online parish passphrase password portal qwerty secret service services signin staff support
    system town unitary wagtail website welcome work
"""
EVERYWHERE = frozenset(WORDS.split())
"""The same for every council. To these come the words of its own name and of its addresses."""
SHORTEST = 4
"""Letters of a word that counts."""
ENOUGH = 8
"""Signs that must be left when such words are taken away."""
DRESSED_UP = (
    str.maketrans("0134578@$!", "oieastbasi"),
    str.maketrans("0134578@$!", "oleastbasl"),
)
"""Figures and signs that stand for letters. A 1 may be an i or an l."""


class NotOurWords:
    """A password that is little more than words of the council's. For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        words = sorted(ours(), key=len, reverse=True)
        if any(_left(password, words, letters) < ENOUGH for letters in DRESSED_UP):
            raise ValidationError(
                "This is mostly words that anybody here would try, such as the council’s name. "
                "Add other words to it",
                code="password_of_our_words",
            )

    def get_help_text(self) -> str:
        return "Do not make it of the council’s name or of words such as “staff” and “website”."


def ours() -> set[str]:
    """All such words, in small letters. Two queries."""
    return {*EVERYWHERE, *_named()}


def _named() -> Iterator[str]:
    names = [*CouncilSettings.objects.values_list("name", flat=True)]
    names += Site.objects.values_list("hostname", flat=True)
    for word in re.findall(r"[^\W\d_]+", " ".join(names).casefold()):
        if len(word) >= SHORTEST:
            yield word


def _left(password: str, words: list[str], letters: dict[int, int]) -> int:
    """How many signs are left without the words; ENOUGH where there is none of them."""
    plain = re.sub(r"[\s._-]+", "", password.casefold().translate(letters))
    rest = plain
    for word in words:
        rest = rest.replace(word, "")
    return ENOUGH if rest == plain else len(rest)
