"""The message that says that a form has arrived, by the way that suits. It is about a submission.

It names the form and never repeats an answer: messages are read in open places, passed on and kept
for ever. The copy with the answers stays on the site, for the browser that filled in the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Site

from portal.accounts.needs.printed import in_their_format
from portal.cases import bounces, needed
from portal.cases.contacts import Contact, contact_of
from portal.cases.letters import as_document, as_email, as_html, as_letter, tracking_address
from portal.cases.promises import promise_for
from portal.cases.reach import address_lines, way_to
from portal.cases.when import the_time
from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.model import Address, Block, Document, Paragraph, Section
from portal.documents.render import render
from portal.documents.words import Strong
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel, Delivery
from portal.integration.notify.own_words import needed_words, words_for
from portal.integration.signals import bounced

from . import sending
from .models import Submission
from .receipts.asking import asking
from .receipts.document import language_of
from .submissions import sent
from .versions import journey_of

RECEIVED = "form-received"
OWNER = "submission"
FIELDS = {
    "reference": "7K4M-9TX3",
    "title": "Ask us something",
    "received": "10:42am on Monday 9 November 2026",
    "promise": "We will reply by Monday 23 November.",
    "next": "We read it and pass it to the right team.",
    "address": "https://www.example.gov.uk/track/",
    "council": "Our council",
}
IN_TEXTS = frozenset({"reference", "address", "council"})
TEXT = (
    "((council)): we have your form. Your reference is ((reference)). Follow it here: ((address))"
)


def register() -> None:
    """Say how the message is made. Call it from ``AppConfig.ready``."""
    messages.register(
        RECEIVED,
        build_received,
        owner=OWNER,
        text=text_received,
        letter=letter_received,
        title="We have your form",
        fields=FIELDS,
        in_texts=IN_TEXTS,
        needed=frozenset({"reference"}),
        words={Channel.TEXT: Words("", TEXT)},
    )


@receiver(sending.sent, dispatch_uid="forms.tell")
def tell(submission: Submission, **kwargs: Any) -> None:
    """Queue the message in the transaction of the sending, if there is anywhere to send it."""
    contact = contact_of(submission.case)
    way = way_to(contact)
    if way is not None:
        messages.queue(RECEIVED, submission.pk, channel=way)
        needed.say_what_is_missing(submission.case, contact, way)


@receiver(bounced, dispatch_uid="forms.bounced")
def bounce(delivery: Delivery, reason: str, **kwargs: Any) -> None:
    """Act where the message could not reach the person."""
    submission = _found(delivery.subject_id) if delivery.owner == OWNER else None
    if submission is not None:
        bounces.could_not_reach(submission.case, delivery, reason, must_know=False)


def build_received(submission_id: int) -> Message | None:
    """Make the e-mail. None once the submission has gone."""
    submission = _found(submission_id)
    contact = _contact(submission)
    if submission is None or not contact.email:
        return None
    own = _words(submission, contact, Channel.EMAIL)
    if own is not None:
        html = "" if contact.plain else as_html(own, submission.case.shown_reference)
        return as_email(contact.email, own, submission.case.shown_reference, contact.format, html)
    document = letter(submission)
    message = Message(
        to=contact.email,
        subject=f"We have it: {document.title} ({document.reference})",
        text=render(document, "text").content.decode(),
        html="" if contact.plain else render(document, "html").content.decode(),
    )
    return in_their_format(message, document, contact.format)


def text_received(submission_id: int) -> TextMessage | None:
    """Make the text: the reference, and where to follow it."""
    submission = _found(submission_id)
    contact = _contact(submission)
    if submission is None or not contact.phone:
        return None
    words = needed_words(RECEIVED, Channel.TEXT, contact.language, _values(submission))
    return TextMessage(contact.phone, words.body)


def letter_received(submission_id: int) -> Letter | None:
    """Make the letter: what the e-mail says, on paper."""
    submission = _found(submission_id)
    contact = _contact(submission)
    if submission is None or not contact.address:
        return None
    to, dated = address_lines(contact), timezone.localtime(submission.submitted_at).date()
    own = _words(submission, contact, Channel.LETTER)
    if own is not None:
        written = as_document(own, submission.case.shown_reference, dated, to)
    else:
        written = replace(letter(submission), recipient=Address(to), dated=dated)
    return as_letter(written, contact.format)


def _found(submission_id: int) -> Submission | None:
    found: Submission | None = sent().filter(pk=submission_id).first()
    return found


def _contact(submission: Submission | None) -> Contact:
    return contact_of(submission.case) if submission else Contact()


def _words(submission: Submission, contact: Contact, channel: Channel) -> Words | None:
    return words_for(RECEIVED, channel, contact.language, _values(submission))


def _values(submission: Submission) -> dict[str, str]:
    case, journey = submission.case, journey_of(submission.version)
    promise = promise_for(case)
    council = CouncilSettings.for_site(Site.objects.get(is_default_site=True))
    return {
        "reference": case.shown_reference,
        "title": journey.case_title,
        "received": the_time(submission.submitted_at),
        "promise": promise.words if promise else "",
        "next": "\n\n".join(journey.outcome.next) if promise else "",
        "address": tracking_address(),
        "council": council.name,
    }


def letter(submission: Submission) -> Document:
    """Say what arrived, what happens next by when, and how to ask."""
    case, journey = submission.case, journey_of(submission.version)
    council = CouncilSettings.for_site(Site.objects.get(is_default_site=True))
    return Document(
        journey.case_title,
        [
            Section("", list(_arrived(submission))),
            Section("What happens next", list(_next(submission))),
            Section("If you want to ask about it", list(asking(case, council.main_contact))),
        ],
        language=language_of(submission),
        council=letterhead(council),
        reference=case.shown_reference,
    )


def _arrived(submission: Submission) -> Iterator[Block]:
    yield Paragraph(f"{journey_of(submission.version).outcome.thanks}.")
    yield Paragraph(f"We got it at {the_time(submission.submitted_at)}.")
    yield Paragraph(
        ("Your reference is ", Strong(submission.case.shown_reference), ". Please keep it.")
    )


def _next(submission: Submission) -> Iterator[Block]:
    case = submission.case
    promise = promise_for(case)
    if promise is None:
        yield Paragraph(f"This has ended: {case.get_status_display()}.")
        return
    yield Paragraph(promise.words)
    yield from (Paragraph(words) for words in journey_of(submission.version).outcome.next)
