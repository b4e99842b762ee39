"""What payers without paper are told: that it is on, that a bill is ready, that paper comes again.

The first two go to the e-mail address that was agreed to, and nowhere else. The last goes by
another way where that address has failed.
"""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from portal.accounts.models import Person
from portal.accounts.needs import finding
from portal.accounts.needs.ways import email_to
from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import Channel, Delivery, SetAside, State
from portal.integration.notify.numbers import mobile
from portal.integration.notify.own_words import needed_words
from portal.integration.notify.sending import is_on

from .. import telling
from ..models import BillNotice, Paperless
from .agreeing import address_now
from .words import TOLD_ON, TOLD_PAPER, TOLD_READY, Why

NOTICE, AGREEMENT = "bill notice", "agreement to paperless bills"
PAGE = "bills"
IS_READY = Words(
    "Your bill is ready",
    "You have a new bill from us. Please sign in to read it, and to see when to pay: ((address))"
    "\n\nYou get this because you chose bills without paper. If you do not open the bill, we may "
    "send your bills by post again.\n\n((council))",
)
IS_ON = Words(
    "You chose bills without paper",
    "You asked us to send no more bills by post. We write to this address when there is a new "
    "one.\n\nDid you not ask for this? Sign in and change it, or call us: ((address))"
    "\n\n((council))",
)
ON_PAPER = telling.words_of(
    "Your bills come by post again",
    "We could not be sure that you saw a bill that we sent you without paper. So we send your "
    "bills by post again.\n\nYou still have to pay what is on the bill. You can have bills without "
    "paper again at any time.",
    "your bills come by post again, because we could not be sure that you saw one.",
)


def register() -> None:
    """Say how they are made. Call it once, from ``AppConfig.ready``."""
    for template, owner, words in ((TOLD_READY, NOTICE, IS_READY), (TOLD_ON, AGREEMENT, IS_ON)):
        messages.register(
            template,
            partial(_email, template),
            owner=owner,
            title=words.subject,
            fields=telling.FIELDS,
            needed=frozenset({"address"}),
            words={Channel.EMAIL: words},
        )
    telling.register(telling.Told(TOLD_PAPER, "ended agreement", back_on_paper, ON_PAPER))


def tell_back(agreement: Paperless, failed: Delivery | None = None) -> Delivery | None:
    """Say that paper comes again: not by e-mail where that has ``failed``. None for no way to them.

    Where there is another way the failed one is set aside: nobody has to decide about it.
    """
    person = agreement.joined.person
    if person is None:
        return None
    if agreement.ended_why == Why.UNREAD:
        return telling.tell(TOLD_PAPER, agreement.pk, person)
    for way in (Channel.LETTER, Channel.TEXT):
        known = person.address.get("line_1") if way == Channel.LETTER else mobile(person.phone)
        if known and is_on(way):
            told = messages.queue(TOLD_PAPER, agreement.pk, channel=way, instead_of=failed)
            if failed is not None:
                _set_aside(failed)
            return told
    return None


def _set_aside(failed: Delivery) -> None:
    dead = Delivery.objects.in_state(State.DEAD).filter(pk=failed.pk)
    dead.update(set_aside_at=timezone.now(), set_aside_reason=SetAside.OTHER_WAY)


def back_on_paper(pk: int) -> Person | None:
    """Whose bills come by post again, unless they have agreed anew."""
    found = Paperless.objects.filter(pk=pk).select_related("joined__person").first()
    if found is None or not found.fell_back:
        return None
    again = Paperless.objects.filter(joined=found.joined_id, ended_at=None).exists()
    person: Person | None = None if again else found.joined.person
    return person


def _email(template: str, pk: int) -> Message | None:
    """None where they have gone back to paper, or have no address any more."""
    agreement = _agreement(template, pk)
    if agreement is None or agreement.ended_at or agreement.joined.ended_at:
        return None
    to = address_now(agreement)
    if not to:
        return None
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site) if site else CouncilSettings()
    page = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(PAGE)
    person = agreement.joined.person
    needs = finding.of(person) if person else None
    values = {"address": page, "council": council.name}
    language = needs.language if needs else "en"
    words = needed_words(template, Channel.EMAIL, language, values)
    return email_to(to, needs, words)


def _agreement(template: str, pk: int) -> Paperless | None:
    if template == TOLD_READY:
        notice = BillNotice.objects.filter(pk=pk).select_related(
            "paperless__joined__person__user", "paperless__joined__organisation", "paperless__by"
        )
        return notice[0].paperless if notice else None
    known = Paperless.objects.filter(pk=pk).select_related(
        "joined__person__user", "joined__organisation", "by"
    )
    found: Paperless | None = known.first()
    return found
