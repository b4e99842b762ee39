"""A reference as it is said on the telephone."""

from __future__ import annotations

WORDS = """
    Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar
    Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu
"""
SAID = {word[0]: word for word in tuple(WORDS.split())}


def spelled(reference: str) -> str:
    """Give the words of a reference: figures as they are, letters as the words for them."""
    groups = reference.upper().split("-")
    return " - ".join(" ".join(SAID.get(sign, sign) for sign in group) for group in groups)
