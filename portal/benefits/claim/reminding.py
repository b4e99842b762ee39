"""A claim that was begun and not sent is reminded of, once, while its first day still counts.

The message goes where the person asked for their link, or else where they told us to write. It says
nothing of the answers.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.needs.finding import for_contact
from portal.accounts.needs.ways import email_to
from portal.cases.letters import council
from portal.cases.when import the_day
from portal.forms.models import Draft
from portal.forms.reaching import mobile_of
from portal.forms.saving import links
from portal.forms.saving.letters import address as address_of
from portal.integration import messages
from portal.integration.messages import Message, TextMessage, Words
from portal.integration.models import Channel, Delivery
from portal.integration.notify.own_words import needed_words

from . import intention, rules
from .names import EMAIL, KEY, PHONE, PREFERS
from .offered import Answers

TEMPLATE, OWNER = "claim-unsent", "claim that was not sent"
FIELDS = {
    "until": "Monday 21 December",
    "address": "https://www.example.gov.uk/forms/come-back/Zq7/",
    "council": "Our council",
}
EMAIL_WORDS = Words(
    "Your form is not sent yet",
    """\
You began a form with us, and you have not sent it yet.

Send it by ((until)). Then it counts from the day on which you began. If you send it later, it \
counts from the day on which you send it. So you may lose some help.

Go on here: ((address))

You do not need all your papers. You can send proof later.

Have you changed your mind, or was it not you? Then you need do nothing.

((council))
""",
)
TEXT_WORDS = Words(
    "", "((council)): your form is not sent yet. Send it by ((until)). Go on here: ((address))"
)
LONGEST = timedelta(days=100)
"""No draft lives as long as this."""


def register() -> None:
    """Say how the message is made. Call it from ``AppConfig.ready``."""
    messages.register(
        TEMPLATE,
        as_email,
        owner=OWNER,
        text=as_text,
        title="Your claim is not sent yet",
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"until", "address"}),
        words={Channel.EMAIL: EMAIL_WORDS, Channel.TEXT: TEXT_WORDS},
    )


def work(today: date | None = None) -> int:
    """Queue what is due today. Run by the clock. Gives how many."""
    day = today or rules.today()
    since = timezone.now() - LONGEST
    found = Draft.objects.filter(journey_key=KEY, created_at__gte=since).values_list(
        "pk", flat=True
    )
    return sum(_remind(pk, day) for pk in list(found))


@transaction.atomic
def _remind(pk: int, today: date) -> bool:
    draft = Draft.objects.select_for_update().filter(pk=pk).first()
    if draft is None or not _is_due(draft, today):
        return False
    way = _way(draft)
    told = Delivery.objects.filter(template=TEMPLATE, owner=OWNER, subject_id=pk)
    if way is None or told.exists():
        return False
    messages.queue(TEMPLATE, pk, channel=way)
    return True


def _is_due(draft: Draft, today: date) -> bool:
    found, limits = intention.of(draft.created_at), rules.limits_on(today)
    if found is None or limits is None:
        return False
    return limits.remind.before(found.until) <= today <= found.until


def _way(draft: Draft) -> Channel | None:
    if links.newest(draft.key) or _email(draft.answers):
        return Channel.EMAIL
    return Channel.TEXT if _mobile(draft.answers) else None


def as_email(draft_id: int) -> Message | None:
    """Make the e-mail. None once the form was sent, given up, or is too late."""
    draft = _waiting(draft_id)
    link = links.newest(draft.key) if draft else None
    to = link.email if link else _email(draft.answers) if draft else ""
    if draft is None or not to:
        return None
    back = address_of(link) if link else _yours()
    words = needed_words(TEMPLATE, Channel.EMAIL, draft.language, _values(draft, back))
    return email_to(to, for_contact(to), words)


def as_text(draft_id: int) -> TextMessage | None:
    """Make the text. None once the form was sent, given up, or is too late."""
    draft = _waiting(draft_id)
    number = _mobile(draft.answers) if draft else ""
    if draft is None or not number:
        return None
    values = _values(draft, _yours())
    return TextMessage(number, needed_words(TEMPLATE, Channel.TEXT, draft.language, values).body)


def _waiting(draft_id: int) -> Draft | None:
    draft: Draft | None = Draft.objects.filter(pk=draft_id, journey_key=KEY).first()
    return draft if draft and _is_due(draft, rules.today()) else None


def _values(draft: Draft, back: str) -> dict[str, str]:
    found = intention.of(draft.created_at)
    until = the_day(found.until) if found else ""
    return {"until": until, "address": back, "council": council().name}


def _yours() -> str:
    """The page with the unfinished forms of an account or a browser."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("your_forms")


def _email(answers: Answers) -> str:
    return str(answers.get(EMAIL) or "") if answers.get(PREFERS) == "email" else ""


def _mobile(answers: Answers) -> str:
    return mobile_of(str(answers.get(PHONE) or "")) if answers.get(PREFERS) == "text" else ""
