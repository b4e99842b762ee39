"""Results as a page shows them: words, address, what kind of thing, and the way to start it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString

from portal.services.models import GuidePage, ServicePage, StepByStepPage, TopicPage
from portal.services.versions.languages import Language, language

from .library import ADVICE, DO, NEWS, Entry, library
from .marks import marked
from .promoted import promoted
from .results import Found

KINDS = {DO: "Things to do", ADVICE: "Advice", NEWS: "News"}
PER_PAGE = 10


@dataclass(frozen=True)
class Result:
    """One result. ``pk`` is None for a page on another site."""

    title: str
    href: str
    text: str
    roots: frozenset[str]
    note: str
    kind: str
    pk: int | None = None
    is_service: bool = False
    language: Language | None = None
    """What it is written in, if that is not English."""

    @property
    def summary(self) -> SafeString:
        """What the page says of itself, with the words of the search marked."""
        return marked(self.text, self.roots)


@dataclass(frozen=True)
class Tab:
    """One kind of result, with how many there are; ``kind`` is empty for all of them."""

    kind: str
    words: str
    count: int


def all_results(found: Found) -> list[Result]:
    """What editors put first, then what was found, each page once."""
    shelf = library()
    first = []
    for promotion in promoted(found.used) or promoted(found.asked):
        entry = shelf.by_pk.get(promotion.page_id or 0)
        if entry:
            first.append(_from_entry(entry, found, promotion.description))
        elif promotion.href:
            first.append(
                Result(
                    promotion.words or promotion.href,
                    promotion.href,
                    promotion.description,
                    found.stems,
                    "Another website",
                    ADVICE,
                )
            )
    put_first = {result.pk for result in first}
    return first + [
        _from_entry(hit.entry, found) for hit in found.hits if hit.entry.pk not in put_first
    ]


def tabs(results: list[Result]) -> list[Tab]:
    """All, then each kind that there is."""
    counts = {kind: sum(result.kind == kind for result in results) for kind in KINDS}
    some = [Tab(kind, words, counts[kind]) for kind, words in KINDS.items() if counts[kind]]
    return [Tab("", "All", len(results)), *some]


def service_to_start(result: Result) -> ServicePage | None:
    """The service behind a result, for its Start button; None if it has none. One query or two."""
    if not result.is_service:
        return None
    services = ServicePage.objects.select_related("contact", "provider")
    service = services.filter(pk=result.pk).first()
    return service if service and service.start else None


def _from_entry(entry: Entry, found: Found, description: str = "") -> Result:
    return Result(
        title=entry.title,
        href=entry.url,
        text=description or entry.summary,
        roots=found.stems,
        note=_note(entry),
        kind=entry.kind,
        pk=entry.pk,
        is_service=entry.model is ServicePage,
        language=language(entry.language) if entry.language else None,
    )


def _note(entry: Entry) -> str:
    """Where a page belongs and what it is: "Housing, advice"."""
    if entry.provider:
        return f"Run by {entry.provider}"
    if entry.language:
        return f"In {language(entry.language).english}"
    if entry.date:
        return f"News, {format_date(entry.date, 'j F Y')}"
    what = {TopicPage: "all services", GuidePage: "guide", StepByStepPage: "step by step"}
    words = [entry.topic, what.get(entry.model, "advice" if entry.kind == ADVICE else "")]
    note = ", ".join(word for word in words if word)
    return note[:1].upper() + note[1:]
