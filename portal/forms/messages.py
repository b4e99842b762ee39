"""The e-mail that says that a form has arrived. Its subject is the submission.

It names the form and never repeats an answer: e-mail is read in open places, passed on and kept
for ever. The copy with the answers stays on the site, for the browser that filled in the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.dispatch import receiver
from wagtail.models import Site

from portal.cases.contacts import contact_of
from portal.cases.promises import promise_for
from portal.cases.when import the_time
from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.model import Block, Document, Paragraph, Section
from portal.documents.render import render
from portal.documents.words import Strong
from portal.integration import messages
from portal.integration.messages import Message

from . import sending
from .models import Submission
from .receipts.asking import asking
from .receipts.document import language_of
from .submissions import sent
from .versions import journey_of

RECEIVED = "form-received"
OWNER = "submission"


def register() -> None:
    """Say how the message is made. Call it from ``AppConfig.ready``."""
    messages.register(RECEIVED, build_received, owner=OWNER)


@receiver(sending.sent, dispatch_uid="forms.tell")
def tell(submission: Submission, **kwargs: Any) -> None:
    """Queue the message in the transaction of the sending, if there is anywhere to send it."""
    if contact_of(submission.case).email:
        messages.queue(RECEIVED, submission.pk)


def build_received(submission_id: int) -> Message | None:
    """Make the message. None once the submission has gone."""
    submission = sent().filter(pk=submission_id).first()
    to = contact_of(submission.case).email if submission else ""
    if not to:
        return None
    document = letter(submission)
    return Message(
        to=to,
        subject=f"We have it: {document.title} ({document.reference})",
        text=render(document, "text").content.decode(),
        html=render(document, "html").content.decode(),
    )


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
