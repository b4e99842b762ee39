"""What the frame of every page needs: who the council is, whom to call, the links at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from portal.council.models import CouncilSettings, FooterLink

from .cards import ContactCard, contact_card
from .generation import remembered
from .opening import day_in_words
from .pages import page_link
from .stylesheet import href


@dataclass(frozen=True)
class Link:
    words: str
    href: str


@dataclass(frozen=True)
class Language:
    """A language by its own name; ``code`` is for lang.

    ``href`` is the page about languages, in this language if it was translated.
    """

    name: str
    code: str
    right_to_left: bool
    href: str
    translated: bool


@dataclass(frozen=True)
class Chrome:
    """The frame of one site's pages. ``root_url`` has no slash at its end."""

    name: str
    name_strong: str
    name_rest: str
    strapline: str
    demonstration_notice: str
    band_colour: str
    stylesheet: str
    text_relay: str
    root_url: str
    today: str
    contact: ContactCard | None
    languages: tuple[Language, ...]
    talk_links: tuple[Link, ...]
    languages_links: tuple[Link, ...]
    forms_links: tuple[Link, ...]
    foot_links: tuple[Link, ...]


Translations = Callable[[int], Mapping[str, str]]
"""Gives where a page can be read in other languages, by their codes."""


def _none(page_id: int) -> Mapping[str, str]:
    return {}


_translations: Translations = _none


def translated_by(translations: Translations) -> None:
    """Ask this from now on where a page can be read in other languages."""
    global _translations
    _translations = translations


def chrome(request: HttpRequest | None) -> Chrome:
    """The frame for this request's site. Remembered: no query but Wagtail's own for the site."""
    site = Site.find_for_request(request) if request else None
    return remembered(f"ui.chrome:{site.pk if site else ''}", lambda: _build(site))


def _build(site: Site | None) -> Chrome:
    site = site or Site.objects.filter(is_default_site=True).first()
    settings = CouncilSettings.objects.filter(site=site).first() or CouncilSettings(site=site)
    links = _links(settings)
    return Chrome(
        name=settings.name,
        name_strong=settings.name_strong,
        name_rest=settings.name_rest,
        strapline=settings.strapline,
        demonstration_notice=settings.demonstration_notice,
        band_colour=settings.band_colour,
        stylesheet=href(settings),
        text_relay=settings.text_relay,
        root_url=site.root_url if site else "",
        today=f"{day_in_words(timezone.localdate())}.",
        contact=contact_card(settings.main_contact_id),
        languages=_languages(settings),
        talk_links=links.get(FooterLink.Group.TALK, ()),
        languages_links=links.get(FooterLink.Group.LANGUAGES, ()),
        forms_links=links.get(FooterLink.Group.FORMS, ()),
        foot_links=links.get(FooterLink.Group.FOOT, ()),
    )


def _languages(settings: CouncilSettings) -> tuple[Language, ...]:
    """Each leads to the page about languages: none without one."""
    rows = [row for row in settings.footer_links.all() if row.group == FooterLink.Group.LANGUAGES]
    about = next((page for row in rows if (page := page_link(row.page_id))), None)
    if about is None:
        return ()
    translations = _translations(about.pk)
    return tuple(
        Language(
            row.name,
            row.code,
            row.right_to_left,
            translations.get(row.code, about.href),
            row.code in translations,
        )
        for row in settings.languages.all()
    )


def _links(settings: CouncilSettings) -> dict[str, tuple[Link, ...]]:
    """The links of each group that lead to a live page."""
    rows = sorted(settings.footer_links.all(), key=lambda row: row.group)
    return {
        group: tuple(
            Link(row.words or page.words, page.href)
            for row in members
            if (page := page_link(row.page_id))
        )
        for group, members in groupby(rows, key=lambda row: row.group)
    }
