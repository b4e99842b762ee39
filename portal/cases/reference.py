"""References short enough to read out: seven characters by chance and one that checks them.

``7K4M-9TX3``. No two characters of the alphabet look alike, and without A, E, I, O and U none makes
a word. What a person mistakes one for is read as what it must have been. The eighth character makes
the weighted sum a multiple of 23, a prime as large as the alphabet, so any one wrong character and
any two that changed places are noticed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH = 8
LOOK_ALIKES = str.maketrans("01ABEGILOQSUZ", "D74" "8F6JJDD5V2")  # fmt: skip
SPACES = " -–—_./\t\n\u00a0"


def new(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A reference by chance: one of 3.4 thousand million. The table keeps two from being alike."""
    random = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return random + _check(random)


def parse(written: str) -> str | None:
    """The reference a person meant, as ``new`` made it; None if it cannot be one.

    Capitals, spaces and dashes do not matter, nor do characters that look like ours.
    """
    plain = "".join(c for c in written if c not in SPACES).upper().translate(LOOK_ALIKES)
    if len(plain) != LENGTH or any(c not in ALPHABET for c in plain):
        return None
    return plain if plain[-1] == _check(plain[:-1]) else None


def shown(reference: str) -> str:
    """In two groups of four, as it is printed and read out."""
    return f"{reference[:4]}-{reference[4:]}"


def _check(random: str) -> str:
    total = sum(place * ALPHABET.index(c) for place, c in enumerate(random, start=1))
    size = len(ALPHABET)
    return ALPHABET[-total * pow(LENGTH, -1, size) % size]
