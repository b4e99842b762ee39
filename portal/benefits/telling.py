"""What the person of a claim is told, by their way: no figure, name or reference in an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from portal.cases import needed
from portal.cases.contacts import Contact, contact_of
from portal.cases.letters import as_document, as_email, as_letter, council
from portal.cases.models import Case
from portal.cases.reach import address_lines, way_to
from portal.documents.model import Document
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

SAMPLES = {
    "address": "https://www.example.gov.uk/track/",
    "day": "Tuesday 22 December",
    "council": "Our council",
}


@dataclass(frozen=True)
class About:
    """Whose case a message is about, and what stands in its words."""

    case: Case
    address: str
    day: str = ""
    what: str = ""


Find = Callable[[int], About | None]
"""What a message is about now; None where there is nothing to say any more."""


@dataclass(frozen=True)
class ClaimMessage:
    """One kind of message, in each way that it can go.

    ``paper`` makes the letter in its place, for somebody who reads it on paper only. ``more`` are
    samples of what else stands in its words, but not in a text, which others may see.
    """

    template: str
    owner: str
    title: str
    subject: str
    body: str
    text: str
    find: Find
    paper: Callable[[int, tuple[str, ...]], Document | None] | None = None
    more: Mapping[str, str] = field(default_factory=dict)

    def register(self) -> None:
        """Call it from ``AppConfig.ready``."""
        messages.register(
            self.template,
            self.as_email,
            owner=self.owner,
            text=self.as_text,
            letter=self.as_letter,
            title=self.title,
            fields={**SAMPLES, **self.more},
            in_texts=frozenset(SAMPLES),
            needed=frozenset({"address"}),
            words={
                Channel.EMAIL: Words(self.subject, self.body),
                Channel.TEXT: Words("", self.text),
                Channel.LETTER: Words(self.subject, self.body),
            },
        )

    def queue(self, case: Case, subject_id: int, not_before: datetime | None = None) -> bool:
        """Queue it by the person's way, in the caller's transaction. False: there is no way.

        Paper does not wait for ``not_before``: each letter says one thing.
        """
        contact = contact_of(case)
        way = way_to(contact, must_know=True)
        if way is None:
            return False
        waits = None if way == Channel.LETTER else not_before
        messages.queue(self.template, subject_id, channel=way, not_before=waits)
        needed.say_what_is_missing(case, contact, way)
        return True

    def as_email(self, subject_id: int) -> Message | None:
        found = self._found(subject_id)
        if found is None or not found[1].email:
            return None
        about, contact = found
        words = self._words(about, contact, Channel.EMAIL)
        return as_email(contact.email, words, about.case.shown_reference, contact.format)

    def as_text(self, subject_id: int) -> TextMessage | None:
        found = self._found(subject_id)
        if found is None or not found[1].phone:
            return None
        return TextMessage(found[1].phone, self._words(*found, Channel.TEXT).body)

    def as_letter(self, subject_id: int) -> Letter | None:
        found = self._found(subject_id)
        if found is None or not found[1].address:
            return None
        about, contact = found
        lines = address_lines(contact)
        if self.paper is not None:
            document = self.paper(subject_id, lines)
            return as_letter(document, contact.format) if document else None
        words = self._words(about, contact, Channel.LETTER)
        dated = timezone.localdate()
        reference = about.case.shown_reference
        return as_letter(as_document(words, reference, dated, lines), contact.format)

    def _found(self, subject_id: int) -> tuple[About, Contact] | None:
        about = self.find(subject_id)
        return (about, contact_of(about.case)) if about else None

    def _words(self, about: About, contact: Contact, channel: Channel) -> Words:
        values = {"address": about.address, "day": about.day, "council": council().name}
        values |= {"what": about.what} if self.more else {}
        return needed_words(self.template, channel, contact.language, values)
