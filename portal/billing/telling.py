"""Messages of this room to a person, in the way that they want: words, and where to sign in.

None has a sum, a reference or a name in it: a mailbox may be read by others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.urls import reverse
from wagtail.models import Site

from portal.accounts.models import Person
from portal.accounts.needs import finding, ways
from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel, Delivery
from portal.integration.notify.own_words import needed_words

FIELDS = {"address": "https://www.example.gov.uk/account/", "council": "Our council"}
Reader = Callable[[int], Person | None]
"""Whom the message about the row with this key is for; None: there is nothing to say any more."""


@dataclass(frozen=True)
class Told:
    """One kind of message. ``words`` are by channel; ``page`` is the name of the page to open."""

    template: str
    owner: str
    reader: Reader
    words: Mapping[str, Words]
    page: str = "bills"


def words_of(subject: str, says: str, text: str) -> dict[str, Words]:
    """An e-mail and a letter that say the same, and a text. Each leads to the page by itself."""
    long = Words(subject, f"{says}\n\nSign in to see it: ((address))\n\n((council))")
    short = Words("", f"((council)): {text} ((address))")
    return {Channel.EMAIL: long, Channel.LETTER: long, Channel.TEXT: short}


def register(told: Told) -> None:
    """Say how it is made. Call it from ``AppConfig.ready``."""
    messages.register(
        told.template,
        partial(as_email, told),
        owner=told.owner,
        text=partial(as_text, told),
        letter=partial(as_letter, told),
        title=told.words[Channel.EMAIL].subject,
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"address"}),
        words=told.words,
    )


def tell(template: str, subject_id: int, person: Person) -> Delivery | None:
    """Queue it, in the transaction of what it is about. None where there is no way to them."""
    way = ways.way_to(person, finding.of(person))
    return messages.queue(template, subject_id, channel=way) if way else None


def as_email(told: Told, subject_id: int) -> Message | None:
    """None where it is no longer true, or they have no address any more."""
    person = told.reader(subject_id)
    if person is None or not person.email:
        return None
    return ways.email(person, finding.of(person), _words(told, person, Channel.EMAIL))


def as_text(told: Told, subject_id: int) -> TextMessage | None:
    person = told.reader(subject_id)
    if person is None or not person.phone:
        return None
    return TextMessage(person.phone, _words(told, person, Channel.TEXT).body)


def as_letter(told: Told, subject_id: int) -> Letter | None:
    person = told.reader(subject_id)
    if person is None:
        return None
    return ways.letter(person, finding.of(person), _words(told, person, Channel.LETTER))


def _words(told: Told, person: Person, channel: Channel) -> Words:
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site) if site else CouncilSettings()
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    values = {"address": base + reverse(told.page), "council": council.name}
    needs = finding.of(person)
    return needed_words(told.template, channel, needs.language if needs else "en", values)
