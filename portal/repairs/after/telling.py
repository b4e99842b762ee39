"""The question "Is it fixed?" as a message, and that it will soon close without an answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from portal.cases.calendar import local_date
from portal.cases.contacts import Contact, contact_of
from portal.cases.letters import as_document, as_email, as_letter, council
from portal.cases.reach import address_lines
from portal.cases.when import the_day
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import Verdict
from .links import address_of

ASK, SOON = "repair-fixed", "repair-fixed-soon"
OWNER = "question whether a repair is fixed"
FIELDS = {
    "reference": "7K4M-9TX3",
    "title": "Blocked kitchen sink",
    "day": "Tuesday 8 December",
    "address": "https://www.example.gov.uk/repairs/fixed/",
    "council": "Our council",
}


@dataclass(frozen=True)
class Asking:
    """One of the two messages, in each way that it can go."""

    template: str
    title: str
    subject: str
    body: str
    text: str

    def register(self) -> None:
        messages.register(
            self.template,
            self.as_email,
            owner=OWNER,
            text=self.as_text,
            letter=self.as_letter,
            title=self.title,
            fields=FIELDS,
            in_texts=frozenset(FIELDS) - {"title"},
            needed=frozenset({"address"}),
            words={
                Channel.EMAIL: Words(self.subject, self.body),
                Channel.TEXT: Words("", self.text),
                Channel.LETTER: Words(self.subject, self.body),
            },
        )

    def as_email(self, verdict_id: int) -> Message | None:
        """None where it is answered, or nobody can be reached."""
        found = _found(verdict_id)
        if found is None or not found[1].email:
            return None
        verdict, contact = found
        words = self._words(verdict, contact, Channel.EMAIL)
        reference = verdict.repair.case.shown_reference
        return as_email(contact.email, words, reference, contact.format)

    def as_text(self, verdict_id: int) -> TextMessage | None:
        found = _found(verdict_id)
        if found is None or not found[1].phone:
            return None
        return TextMessage(found[1].phone, self._words(*found, Channel.TEXT).body)

    def as_letter(self, verdict_id: int) -> Letter | None:
        found = _found(verdict_id)
        if found is None or not found[1].address:
            return None
        verdict, contact = found
        words = self._words(verdict, contact, Channel.LETTER)
        dated = timezone.localdate()
        reference = verdict.repair.case.shown_reference
        return as_letter(
            as_document(words, reference, dated, address_lines(contact)), contact.format
        )

    def _words(self, verdict: Verdict, contact: Contact, channel: Channel) -> Words:
        case = verdict.repair.case
        values = {
            "reference": case.shown_reference,
            "title": case.title,
            "day": the_day(local_date(verdict.due_at)),
            "address": address_of(verdict),
            "council": council().name,
        }
        return needed_words(self.template, channel, contact.language, values)


KINDS = (
    Asking(
        ASK,
        "Is a repair fixed?",
        "Is it fixed? ((title)), ((reference))",
        "We think that your repair is done: ((title)).\n\n"
        "Is it fixed? Tell us here: ((address))\n\n"
        "If it is not, we come again. Your reference stays ((reference)). If we do not hear "
        "from you, we close it on ((day)).\n",
        "((council)): is your repair ((reference)) fixed? Tell us here: ((address))",
    ),
    Asking(
        SOON,
        "A repair will soon be closed",
        "We will close your repair soon: ((title)), ((reference))",
        "We asked you if your repair is fixed: ((title)).\n\n"
        "We have not heard from you. On ((day)) we will close it.\n\n"
        "If it is not fixed, tell us here: ((address))\n",
        "((council)): we close your repair ((reference)) on ((day)). "
        "If it is not fixed, tell us here: ((address))",
    ),
)


def register() -> None:
    for kind in KINDS:
        kind.register()


def _found(verdict_id: int) -> tuple[Verdict, Contact] | None:
    verdict = (
        Verdict.objects.select_related("repair__case").filter(pk=verdict_id, answer="").first()
    )
    return (verdict, contact_of(verdict.repair.case)) if verdict else None
