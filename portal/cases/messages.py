"""What a person is told about their case, by the way that suits them, made when it is sent.

The subject of each is a timeline entry that the person may read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from . import needed
from .contacts import Contact, contact_of
from .letters import as_document, as_email, as_html, as_letter, council, tracking_address
from .models import Case, Status, TimelineEntry, What, Who
from .reach import address_lines, way_to

REPLY = "case-reply"
UPDATE = "case-update"
QUESTION = "case-question"
OWNER = "timeline entry"
"""What these messages are about, as a delivery names it."""
TOLD = {
    What.REPLY: REPLY,
    What.STATUS: UPDATE,
    What.CLOCK: UPDATE,
    What.DOCUMENT: UPDATE,
    What.QUESTION: QUESTION,
}
"""The template for each kind of public entry that the person should not have to look for."""
MUST_KNOW = (REPLY, QUESTION)
"""What is sent to somebody who asked for no answer too: we wrote it to them, or wait for them."""

FIELDS = {
    "reference": "7K4M-9TX3",
    "title": "Ask us something",
    "words": "A van comes on Friday.",
    "now": "Now: With the team.",
    "from": "Waste team",
    "address": "https://www.example.gov.uk/track/",
    "council": "Our council",
}
IN_TEXTS = frozenset({"reference", "address", "council"})
NEEDED = frozenset({"reference", "words"})

BODY = """\
((title))
Your reference: ((reference))

((words))

((now))

((from))

See what happens next: ((address))
You need your reference, and your email address or postcode.
"""
LETTER_BODY = """\
((words))

((now))

See what happens next: ((address))
You need your reference, and your email address or postcode.

((from))
"""
"""A letter has the title and the reference at its head."""
NEXT, ANSWER = "See what happens next:", "Answer here:"


@dataclass(frozen=True)
class CaseMessage:
    """One kind of message about a case, in each way that it can go."""

    template: str
    title: str
    subject: str
    text: str
    lead: str = NEXT
    """What stands before the address of the tracking page."""

    def register(self) -> None:
        email, letter = (body.replace(NEXT, self.lead) for body in (BODY, LETTER_BODY))
        messages.register(
            self.template,
            BUILD[self.template],
            owner=OWNER,
            text=TEXT[self.template],
            letter=LETTER[self.template],
            title=self.title,
            fields=FIELDS,
            in_texts=IN_TEXTS,
            needed=NEEDED,
            words={
                Channel.EMAIL: Words(self.subject, email),
                Channel.TEXT: Words("", self.text),
                Channel.LETTER: Words(self.subject, letter),
            },
        )

    def as_email(self, entry_id: int) -> Message | None:
        """None where the entry has gone with its case, or nobody can be reached any more."""
        found = _found(entry_id)
        if found is None or not found[1].email:
            return None
        entry, contact = found
        words = self._words(entry, contact, Channel.EMAIL)
        drawn = words.own and not contact.plain
        html = as_html(words, entry.case.shown_reference) if drawn else ""
        return as_email(contact.email, words, entry.case.shown_reference, contact.format, html)

    def as_text(self, entry_id: int) -> TextMessage | None:
        found = _found(entry_id)
        if found is None or not found[1].phone:
            return None
        entry, contact = found
        return TextMessage(contact.phone, self._words(entry, contact, Channel.TEXT).body)

    def as_letter(self, entry_id: int) -> Letter | None:
        found = _found(entry_id)
        if found is None or not found[1].address:
            return None
        entry, contact = found
        words = self._words(entry, contact, Channel.LETTER)
        dated = timezone.localtime(entry.at).date()
        reference = entry.case.shown_reference
        document = as_document(words, reference, dated, address_lines(contact))
        return as_letter(document, contact.format)

    def _words(self, entry: TimelineEntry, contact: Contact, channel: Channel) -> Words:
        return needed_words(self.template, channel, contact.language, _values(entry))


KINDS = (
    CaseMessage(
        REPLY,
        "Our reply",
        "Our reply about ((reference)): ((title))",
        "((council)): we have replied about ((reference)). Read our reply here: ((address))",
    ),
    CaseMessage(
        UPDATE,
        "News about a case",
        "News about ((reference)): ((title))",
        "((council)): there is news about ((reference)). Read it here: ((address))",
    ),
    CaseMessage(
        QUESTION,
        "We ask you something",
        "We need to ask you something about ((reference)): ((title))",
        "((council)): we need to ask you something about ((reference)). "
        "Please answer here: ((address))",
        ANSWER,
    ),
)
BUILD = {kind.template: kind.as_email for kind in KINDS}
TEXT = {kind.template: kind.as_text for kind in KINDS}
LETTER = {kind.template: kind.as_letter for kind in KINDS}
build_reply, build_update = BUILD[REPLY], BUILD[UPDATE]


def register() -> None:
    for kind in KINDS:
        kind.register()


def tell(case: Case, entry: TimelineEntry, **kwargs: Any) -> None:
    """Queue a message about a new entry, in its own transaction. A receiver for ``changed``."""
    template = TOLD.get(What(entry.what))
    if template == UPDATE and entry.what == What.STATUS and case.status == Status.WAITING:
        template = QUESTION
    if template is None or not entry.public or entry.who == Who.PERSON:
        return
    contact = contact_of(case)
    way = way_to(contact, must_know=template in MUST_KNOW)
    if way is not None:
        messages.queue(template, entry.pk, channel=way)
        needed.say_what_is_missing(case, contact, way)


def _found(entry_id: int) -> tuple[TimelineEntry, Contact] | None:
    """The entry with its case, and its person; None where it has gone or is not for them."""
    entry = (
        TimelineEntry.objects.select_related("case__team", "team", "user")
        .filter(pk=entry_id, public=True)
        .first()
    )
    return (entry, contact_of(entry.case)) if entry else None


def _values(entry: TimelineEntry) -> dict[str, str]:
    case = entry.case
    return {
        "reference": case.shown_reference,
        "title": case.title,
        "words": entry.words,
        "now": f"Now: {case.get_status_display()}." if entry.what == What.STATUS else "",
        "from": _signed(case, entry),
        "address": tracking_address(),
        "council": council().name,
    }


def _signed(case: Case, entry: TimelineEntry) -> str:
    """Who wrote: a member of staff with their own name, and their team."""
    team = entry.team or case.team
    name = entry.user.get_full_name() if entry.user else ""
    return "\n".join(filter(None, [name, team.name if team else ""])) or "The council"
