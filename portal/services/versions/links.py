"""The versions of every page as links, known without a query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wagtail.models import Page

from portal.documents.offers import Offer
from portal.ui.generation import remembered
from portal.ui.pages import page_link

from ..models import PageVersion
from .languages import ENGLISH, Language, language

SOURCE = "page"
"""What ``documents.sources`` calls a content page; its key is the page's number."""

EVERYBODY = "x-default"

WHAT = {
    PageVersion.Kind.TRANSLATION: "Web page in {}",
    PageVersion.Kind.EASY_READ: "Web page with pictures",
    PageVersion.Kind.BSL: "Video",
}


@dataclass(frozen=True)
class VersionLink:
    """One version as a link. ``label`` is in ``language``, whose own name it is in a translation.

    ``hreflang`` is the language that it leads to, which for a signed video is not written.
    """

    pk: int
    href: str
    label: str
    language: Language
    hreflang: str
    what: str = ""
    out_of_date: bool = False
    is_translation: bool = False


@dataclass(frozen=True)
class Alternate:
    """The same page in a language, for search engines: ``x-default`` for all other readers."""

    hreflang: str
    href: str


def versions(page: Page) -> list[VersionLink]:
    """The live versions of a page, in the order that editors gave them. No query."""
    return _all().get(page.path, []) if page.path else []


def others(page: Page) -> list[VersionLink]:
    """How else this page can be read: its versions, or on a version the page and the rest."""
    if not isinstance(page, PageVersion):
        return versions(page)
    original = page.original
    if original is None:
        return []
    english = language(ENGLISH)
    found = _all().get(original.path, [])
    return [
        VersionLink(original.pk, original.href, english.name, english, english.code),
        *(one for one in found if one.pk != page.pk),
    ]


def alternates(page: Page) -> list[Alternate]:
    """A page and its translations, the same on each of them. No query.

    Empty on what is no translation: Easy Read and a signed video are in no language of their own.
    """
    is_version = isinstance(page, PageVersion)
    if is_version and page.kind != PageVersion.Kind.TRANSLATION:
        return []
    original = page.original if isinstance(page, PageVersion) else page_link(page.pk)
    found = [one for one in _all().get(original.path, []) if one.is_translation] if original else []
    if original is None or not found:
        return []
    return [
        Alternate(ENGLISH, original.href),
        *(Alternate(one.hreflang, one.href) for one in found),
        Alternate(EVERYBODY, original.href),
    ]


def offers(kind: str, key: str) -> list[Offer]:
    """The versions of a content page, for the list of its other formats."""
    if kind != SOURCE or not key.isdecimal():
        return []
    link = page_link(int(key))
    return [
        Offer(one.label, one.href, one.language.code, one.what, one.out_of_date)
        for one in (_all().get(link.path, []) if link else [])
    ]


def translations(page_id: int) -> dict[str, str]:
    """Where a page can be read in other languages, by their codes."""
    link = page_link(page_id)
    found = _all().get(link.path, []) if link else []
    return {one.hreflang: one.href for one in found if one.is_translation}


def _all() -> dict[str, list[VersionLink]]:
    return remembered("services.versions", _build)


def _build() -> dict[str, list[VersionLink]]:
    """By the path of the page that they are versions of. Two queries, however many there are."""
    found: dict[str, list[VersionLink]] = defaultdict(list)
    for one in PageVersion.objects.live().public().with_change().order_by("path"):
        if link := page_link(one.pk):
            found[one.path[: -Page.steplen]].append(
                VersionLink(
                    pk=one.pk,
                    href=link.href,
                    label=label(one),
                    language=one.written_in,
                    hreflang="bfi" if one.kind == PageVersion.Kind.BSL else one.language,
                    what=WHAT[PageVersion.Kind(one.kind)].format(one.written_in.english),
                    out_of_date=bool(one.changed_at and one.changed_at > one.made_from),
                    is_translation=one.kind == PageVersion.Kind.TRANSLATION,
                )
            )
    return dict(found)


def label(version: PageVersion) -> str:
    """What a link to it says: Polski, Easy Read, or both."""
    kind = PageVersion.Kind(version.kind)
    if kind == PageVersion.Kind.TRANSLATION:
        return version.written_in.name
    if version.written_in.is_english:
        return str(kind.label)
    return f"{version.written_in.name} ({kind.label})"
