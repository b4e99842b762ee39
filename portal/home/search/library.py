"""What the site's pages are called and say about themselves, remembered in each process."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from portal.council.models import CouncilSettings
from portal.forms.models import FormsPage
from portal.services.models import (
    ContactPage,
    GuidePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    PageVersion,
    PlacePage,
    ServicePage,
    StepByStepPage,
    TopicPage,
)
from portal.ui.generation import remembered
from portal.ui.pages import page_links

from .words import stem, stems, tokens

COUNCIL_WORDS = ("council", "city", "town", "county", "borough", "district", "our", "the", "of")
"""What councils' names are made of beside the name of the place."""

WORTH = {"title": 6.0, "synonyms": 5.0, "summary": 2.5}
"""What a word is worth in each field."""

DO, ADVICE, NEWS = "do", "advice", "news"

KINDS: dict[type[Page], str] = {
    ServicePage: DO,
    TopicPage: DO,
    GuidePage: ADVICE,
    StepByStepPage: ADVICE,
    InformationPage: ADVICE,
    ContactPage: ADVICE,
    PlacePage: ADVICE,
    PageVersion: ADVICE,
    FormsPage: ADVICE,
    NewsIndexPage: NEWS,
    NewsPage: NEWS,
}
"""The page types that can be found, and under which heading. The home page is not looked for.

Of versions, translations only: Easy Read has its page's own words, and is one press from it.
"""


@dataclass(frozen=True)
class Entry:
    """One page as search and the A to Z know it."""

    pk: int
    model: type[Page]
    path: str
    url: str
    title: str
    summary: str
    synonyms: tuple[str, ...]
    provider: str = ""
    date: date | None = None
    topic: str = ""
    language: str = ""
    """The code of the language of a translation."""

    @property
    def kind(self) -> str:
        return KINDS[self.model]

    @cached_property
    def phrases(self) -> list[frozenset[str]]:
        """The title and each synonym as a set of stems, the title first."""
        return [frozenset(stems(text)) for text in (self.title, *self.synonyms)]

    @cached_property
    def worths(self) -> dict[str, float]:
        """Every stem of the page, with what it is worth in the best field that has it."""
        fields = {
            "summary": stems(self.summary),
            "synonyms": frozenset().union(*self.phrases[1:]),
            "title": self.phrases[0],
        }
        return {root: WORTH[name] for name, roots in fields.items() for root in roots}


@dataclass
class Library:
    """Every page that can be found, and which of them use which word.

    ``own_name`` is what this place is called: everything here is about it, so in a search it
    says nothing.
    """

    entries: list[Entry]
    own_name: frozenset[str] = frozenset()
    by_pk: dict[int, Entry] = field(init=False)
    by_stem: dict[str, list[Entry]] = field(init=False)
    vocabulary: dict[str, Counter[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_pk = {entry.pk: entry for entry in self.entries}
        by_stem = defaultdict(list)
        vocabulary: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in self.entries:
            for root in entry.worths:
                by_stem[root].append(entry)
            for text in (entry.title, entry.summary, *entry.synonyms):
                for word in tokens(text):
                    vocabulary[stem(word)][word] += 1
        self.by_stem = dict(by_stem)
        self._rarities = {root: self._rarity(len(found)) for root, found in by_stem.items()}
        self._unknown = self._rarity(0)
        self.vocabulary = dict(vocabulary)

    def rarity(self, root: str) -> float:
        """How much a word tells: more the fewer pages use it (inverse document frequency)."""
        return self._rarities.get(root, self._unknown)

    def _rarity(self, uses: int) -> float:
        return math.log(1 + (len(self.entries) + 1) / (uses + 0.5))

    def forms(self, root: str) -> list[str]:
        """The words of this stem that pages use: bin and bins."""
        return list(self.vocabulary.get(root, ()))

    def with_any(self, wanted: Iterable[str]) -> list[Entry]:
        """The entries that use any of these stems."""
        found = {entry.pk: entry for root in wanted for entry in self.by_stem.get(root, ())}
        return list(found.values())


def library() -> Library:
    """The library, built at most once in each process for each change of the site."""
    return remembered("home.search.library", _build)


def _build() -> Library:
    """Three queries and what ``page_links`` needs, however many pages there are."""
    links = page_links()
    public = Page.objects.live().public().values("pk")
    parts = [
        _findable(model).filter(pk__in=public)
        .annotate(
            type_number=Value(number),
            provider_name=(
                F("provider__name") if model is ServicePage else Value("", CharField())
            ),
            day=F("date") if model is NewsPage else Cast(Value(None), DateField()),
            written_in=F("language") if model is PageVersion else Value("", CharField()),
        )
        .values_list(
            "pk", "type_number", "path", "title", "summary", "synonyms",
            "provider_name", "day", "written_in",
        )
        .order_by()
        for number, model in enumerate(KINDS)
    ]  # fmt: skip
    models = list(KINDS)
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[2])
    topics = {row[2]: row[3] for row in rows if models[row[1]] is TopicPage}
    entries = []
    for pk, number, path, title, summary, synonyms, provider, day, written_in in rows:
        if pk in links:
            entries.append(
                Entry(
                    pk=pk,
                    model=models[number],
                    path=path,
                    url=links[pk].href,
                    title=title,
                    summary=summary,
                    synonyms=tuple(line.strip() for line in synonyms.splitlines() if line.strip()),
                    provider=provider or "",
                    date=day,
                    topic=_topic_above(path, topics),
                    language=written_in,
                )
            )
    return Library(entries, _own_name())


def _findable(model: type[Page]) -> QuerySet[Page]:
    if issubclass(model, PageVersion):
        return model.objects.filter(kind=PageVersion.Kind.TRANSLATION)
    return model.objects.all()


def _own_name() -> frozenset[str]:
    settings = CouncilSettings.objects.filter(site__is_default_site=True).first()
    name = settings.name if settings else ""
    return frozenset(stems(name)) - frozenset(map(stem, COUNCIL_WORDS))


def _topic_above(path: str, topics: dict[str, str]) -> str:
    """The title of the outermost topic that a page lies in; empty for the topic itself."""
    above = (path[:end] for end in range(Page.steplen, len(path), Page.steplen))
    return next((topics[part] for part in above if part in topics), "")
