"""What to put right in something written, each thing said with the words it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from portal.council.reading import WORD, grade_of

from .parts import Parts, read

OLDEST = 11
"""The highest reading age, in years. We write for people of 9 to 11."""
FEWEST_WORDS = 60
"""Fewer words say nothing of how hard a page is to read."""
LONGEST = 25
"""Words in a sentence."""
QUOTED = 160
"""Letters of what is quoted."""

VAGUE = re.compile(
    r"(click |tap )?(here|this|this (link|page|site|website)|link|more|read more|see more"
    r"|find out more|learn more|more (information|details)|details|info)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ ’'-]+[A-Z]+)+\b|\b[A-Z]{7,}\b")
CAPITALS_FROM = 8
"""Letters in a run of capitals; fewer may be names, such as BSL DVD."""
FILE_NAME = re.compile(r"\.(avif|gif|jpe?g|png|svg|webp)$|_", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One thing to put right. ``check`` names the rule, ``what`` says it, ``quote`` shows it."""

    check: str
    what: str
    help: str
    quote: str = ""


@dataclass(frozen=True)
class Judgement:
    """``age`` is the reading age in years; None for too few words, or for another language."""

    age: int | None
    findings: tuple[Finding, ...]


def judge(html: str, english: bool = True) -> Judgement:
    """Judge the HTML of what was written, its title as a first heading.

    What depends on English words is asked of English only.
    """
    parts = read(html)
    age = reading_age(parts) if english else None
    rules = [*ANY_LANGUAGE, *(IN_ENGLISH if english else [])]
    found = [finding for rule in rules for finding in rule(parts)]
    if age is not None and age > OLDEST:
        found.insert(0, _too_hard(age))
    return Judgement(age, tuple(found))


def reading_age(parts: Parts) -> int | None:
    """The age, in years, of a British child who can read it: the school year and five."""
    text = " ".join(f"{one.rstrip('.!?:;,')}." for one in parts.sentences)
    if len(WORD.findall(text)) < FEWEST_WORDS:
        return None
    return max(5, round(grade_of(text)) + 5)


def _too_hard(age: int) -> Finding:
    return Finding(
        "reading-age",
        f"The words are for readers of {age} or older",
        "Use shorter words and shorter sentences. Aim for a reading age of 9 to 11.",
    )


def long_sentences(parts: Parts) -> Iterator[Finding]:
    for sentence in parts.sentences:
        if (count := len(sentence.split())) > LONGEST:
            yield Finding(
                "long-sentence",
                f"A sentence has {count} words",
                f"Make two of it. {LONGEST} words are enough.",
                _short(sentence),
            )


def headings(parts: Parts) -> Iterator[Finding]:
    for (before, _), (level, words) in pairwise(parts.headings):
        if level > before + 1:
            yield Finding(
                "heading-order",
                "A heading skips a level",
                f"Use a heading of level {before + 1} here.",
                _short(words),
            )
    if any(not words for _, words in parts.headings):
        yield Finding("empty-heading", "A heading has no words", "Write it, or take it away.")


def links(parts: Parts) -> Iterator[Finding]:
    for link in parts.links:
        if not link.words:
            yield Finding("empty-link", "A link has no words", "Say where it leads.", link.href)
        elif ADDRESS.fullmatch(link.words):
            yield Finding(
                "link-address",
                "A link is written as an address",
                "Say where it leads, in words.",
                _short(link.words),
            )


def same_links(parts: Parts) -> Iterator[Finding]:
    leads: dict[str, set[str]] = defaultdict(set)
    for link in parts.links:
        leads[link.words.casefold()].add(link.href)
    for words, addresses in leads.items():
        if words and len(addresses) > 1:
            yield Finding(
                "same-link",
                "Links with the same words lead to different pages",
                "Give each its own words.",
                _short(words),
            )


def vague_links(parts: Parts) -> Iterator[Finding]:
    for link in parts.links:
        if VAGUE.fullmatch(link.words.strip(" .…>→")):
            yield Finding(
                "vague-link",
                "A link does not say where it leads",
                "Use the name of what is there. People hear links without the words around them.",
                _short(link.words),
            )


def pictures(parts: Parts) -> Iterator[Finding]:
    for words in parts.pictures:
        if words is None:
            yield Finding(
                "picture-words",
                "A picture has no description",
                "Say in a few words what it shows, or mark it as decoration.",
            )
        elif FILE_NAME.search(words):
            yield Finding(
                "picture-file-name",
                "A picture is described by the name of a file",
                "Say in a few words what it shows.",
                _short(words),
            )


def tables(parts: Parts) -> Iterator[Finding]:
    for number, table in enumerate(parts.tables, start=1):
        if not table.has_headings:
            yield Finding(
                "table-headings",
                "A table has no headings",
                "Say what each column holds, in its first row.",
                f"Table {number}",
            )
        if not table.has_caption:
            yield Finding(
                "table-caption",
                "A table has no caption",
                "Say above it what the table shows.",
                f"Table {number}",
            )


def slanted(parts: Parts) -> Iterator[Finding]:
    for words in parts.slanted:
        if words:
            yield Finding(
                "italics",
                "Words are in italics or underlined",
                "They are hard to read. Use bold, or plain words.",
                _short(words),
            )


def capitals(parts: Parts) -> Iterator[Finding]:
    for text in [*parts.texts, *(words for _, words in parts.headings)]:
        for run in CAPITALS.finditer(text):
            if sum(letter.isalpha() for letter in run[0]) >= CAPITALS_FROM:
                yield Finding(
                    "capitals",
                    "Words are in capital letters",
                    "They are hard to read. Use small letters, and bold if it matters.",
                    _short(run[0]),
                )


Rule = Callable[[Parts], Iterator[Finding]]
ANY_LANGUAGE: list[Rule] = [
    long_sentences, headings, links, same_links, pictures, tables, slanted, capitals
]  # fmt: skip
IN_ENGLISH: list[Rule] = [vague_links]


def _short(words: str) -> str:
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…"
