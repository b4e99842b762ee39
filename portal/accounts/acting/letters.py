"""The messages about acting for somebody. None says who, what for, or what was done.

An address can be mistyped, and a mailbox be read by others: who it is about stands on the page,
behind signing in. Each goes to its reader in the way that they need; only the first, to an address
that nobody has proved yet, is always an e-mail.
"""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel, Delivery
from portal.integration.notify.own_words import needed_words

from ..models import Authority, Needs, Person
from ..needs import finding, ways
from ..people import person_of
from .words import (
    COPY,
    ENDED_FOR_HOLDER,
    ENDED_FOR_PERSON,
    GIVEN,
    SOON_FOR_HOLDER,
    SOON_FOR_PERSON,
    TAKEN_UP,
    TEXTS,
    WORDS,
    fields_of,
    words_of,
)

__all__ = [
    "COPY",
    "ENDED_FOR_HOLDER",
    "ENDED_FOR_PERSON",
    "GIVEN",
    "SOON_FOR_HOLDER",
    "SOON_FOR_PERSON",
    "TAKEN_UP",
    "build",
    "register",
    "tell",
]
TO_HOLDER = frozenset({GIVEN, ENDED_FOR_HOLDER, SOON_FOR_HOLDER})


def register() -> None:
    """Say how they are made. Call it once, from ``AppConfig.ready``."""
    for template, words in WORDS.items():
        fields, by_any_way = fields_of(template), template in TEXTS
        messages.register(
            template,
            partial(build, template),
            owner="authority",
            text=partial(as_text, template) if by_any_way else None,
            letter=partial(as_letter, template) if by_any_way else None,
            title=words.subject,
            fields=fields,
            in_texts=frozenset(fields),
            needed=frozenset({"address"}) if template == GIVEN else frozenset(),
            words=words_of(template),
        )


def tell(template: str, authority: Authority) -> Delivery:
    """Queue a message, in the way that its reader needs: an e-mail where nothing else is known."""
    reader = _reader(template, authority)
    way = ways.way_to(reader, finding.of(reader)) if reader and template in TEXTS else None
    return messages.queue(template, authority.pk, channel=way or Channel.EMAIL)


def build(template: str, authority_id: int) -> Message | None:
    """None where it is no longer true, or there is no address to send it to."""
    authority = _found(template, authority_id)
    if authority is None:
        return None
    to = authority.holder_email if template in TO_HOLDER else authority.person.email
    if not to:
        return None
    words = _words(template, authority, Channel.EMAIL)
    return Message(to, words.subject, words.body + "\n")


def as_text(template: str, authority_id: int) -> TextMessage | None:
    authority = _found(template, authority_id)
    reader = _reader(template, authority) if authority else None
    if authority is None or reader is None or not reader.phone:
        return None
    return TextMessage(reader.phone, _words(template, authority, Channel.TEXT).body)


def as_letter(template: str, authority_id: int) -> Letter | None:
    authority = _found(template, authority_id)
    reader = _reader(template, authority) if authority else None
    if authority is None or reader is None:
        return None
    return ways.letter(reader, _needs(reader), _words(template, authority, Channel.LETTER))


def _found(template: str, authority_id: int) -> Authority | None:
    authority: Authority | None = (
        Authority.objects.filter(pk=authority_id).select_related("person", "holder").first()
    )
    return authority if authority and _is_true(template, authority) else None


def _reader(template: str, authority: Authority) -> Person | None:
    """Whose message it is; None for somebody who has not taken it up."""
    if template not in TO_HOLDER:
        person: Person = authority.person
        return person
    return person_of(authority.holder) if authority.holder else None


def _needs(reader: Person | None) -> Needs | None:
    return finding.of(reader) if reader else None


def _words(template: str, authority: Authority, channel: Channel) -> Words:
    needs = _needs(_reader(template, authority))
    until = date_format(timezone.localtime(authority.until_at), "j F Y")
    values = {
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("acting"),
        "council": _council(),
        "until": until,
    }
    known = {name: values[name] for name in fields_of(template)}
    return needed_words(template, channel, needs.language if needs else "en", known)


def _is_true(template: str, authority: Authority) -> bool:
    if template in (ENDED_FOR_HOLDER, ENDED_FOR_PERSON):
        return authority.ended_at is not None
    live = authority.ended_at is None and authority.until_at > timezone.now()
    return live and not (template == GIVEN and authority.taken_up_at)


def _council() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site).name if site else CouncilSettings().name
