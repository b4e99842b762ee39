"""Once a year we ask whether somebody's needs are still right. Silence changes nothing."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import Needs
from ..models.needs import REVIEW_AFTER
from .ways import email, letter, way_to

TEMPLATE = "needs-review"
OWNER = "needs"
AT_ONCE = 500
"""Asked in one run; the rest come with the next."""
ASKED_AGAIN_AFTER = timedelta(days=180)
FIELDS = {
    "address": "https://www.example.gov.uk/account/needs/",
    "call": "Or call us on 01632 960000.",
    "council": "Our council",
}
WORDS: dict[str, Words] = {
    Channel.EMAIL: Words(
        "Do we still reach you in the right way?",
        "You told us how to write to you and how to talk to you. That was a year ago.\n\n"
        "Please check that it is still right: ((address))\n\n"
        "If nothing has changed, you need do no more than say so. ((call))\n\n((council))",
    ),
    Channel.TEXT: Words(
        "",
        "((council)): a year ago you told us how to reach you. Please check that it is still "
        "right: ((address))",
    ),
    Channel.LETTER: Words(
        "Do we still reach you in the right way?",
        "You told us how to write to you and how to talk to you. That was a year ago.\n\n"
        "Please check that it is still right, in your account: ((address))\n\n"
        "If nothing has changed, you need do no more than say so. ((call))\n\n((council))",
    ),
}


def register() -> None:
    """Say how the message is made. Call it from ``AppConfig.ready``."""
    messages.register(
        TEMPLATE,
        as_email,
        owner=OWNER,
        text=as_text,
        letter=as_letter,
        title="Are your needs still the same?",
        fields=FIELDS,
        in_texts=frozenset(FIELDS) - {"call"},
        needed=frozenset({"address"}),
        words=WORDS,
    )


def ask_those_due() -> int:
    """Queue the message for each who was not asked yet. Run by the clock. How many were asked."""
    due = timezone.localdate() - REVIEW_AFTER
    again = Q(review_asked_at=None) | Q(review_asked_at__lt=timezone.now() - ASKED_AGAIN_AFTER)
    found: QuerySet[Needs] = Needs.objects.filter(again, reviewed_on__lte=due).order_by("pk")
    return sum(_ask(pk) for pk in found.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _ask(pk: int) -> bool:
    needs = Needs.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if needs is None or not needs.is_due_for_review:
        return False
    needs.review_asked_at = timezone.now()
    needs.save(update_fields=["review_asked_at"])
    way = way_to(needs.person, needs)
    if way is None:
        return False
    messages.queue(TEMPLATE, needs.pk, channel=way)
    return True


def as_email(pk: int) -> Message | None:
    """None where the needs, or the address, have gone."""
    needs = _found(pk)
    if needs is None or not needs.person.email:
        return None
    return email(needs.person, needs, _words(needs, Channel.EMAIL))


def as_text(pk: int) -> TextMessage | None:
    needs = _found(pk)
    if needs is None or not needs.person.phone:
        return None
    return TextMessage(needs.person.phone, _words(needs, Channel.TEXT).body)


def as_letter(pk: int) -> Letter | None:
    needs = _found(pk)
    return letter(needs.person, needs, _words(needs, Channel.LETTER)) if needs else None


def _found(pk: int) -> Needs | None:
    found: Needs | None = Needs.objects.select_related("person").filter(pk=pk).first()
    return found


def _words(needs: Needs, channel: Channel) -> Words:
    council = _council()
    contact = council.main_contact
    values = {
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("account_needs"),
        "call": f"Or call us on {contact.phone}." if contact and contact.phone else "",
        "council": council.name,
    }
    return needed_words(TEMPLATE, channel, needs.language, values)


def _council() -> CouncilSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()
