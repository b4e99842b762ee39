"""How hard words are to read: the Flesch-Kincaid grade, in American school years.

Kincaid and others, 1975: 0.39 x words a sentence + 11.8 x syllables a word - 15.59. Syllables are
counted by the groups of vowels, which is near enough for plain English.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-z][A-Za-z’']*|\d+")
SENTENCE = re.compile(r"[.!?:]+(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(
    r"((?<=[^aeiouyl])e|(?<=[aeiouy]l)e|(?<=[^aeiouytd])ed|(?<=[^aeiouyscxzhg])es)$"
)


def grade_of(text: str) -> float:
    """Give the grade of some text; 0 for none. A child of age n is in about year n - 5."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(SENTENCE.findall(text)))
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Count the syllables of a word: at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    heard = SILENT.sub("", plain)
    return max(1, len(VOWELS.findall(heard or plain)))
