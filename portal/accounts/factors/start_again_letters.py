"""The message that somebody's second ways are about to be taken away, with a link to stop it."""

from __future__ import annotations

import base64
import hmac

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from portal.integration import messages
from portal.integration.messages import Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..door.letters import council_name
from ..models import Notice, StartAgain
from . import notices

ASKED, CODE = "account-start-again", "start-again"
BYTES = 16
EMAIL_WORDS = Words(
    "Did you lose your way to prove it is you?",
    """\
Somebody told us that you have lost your phone or passkey and your recovery codes. They asked us \
to let you start again without them.

We will do this on ((when)). You will be signed out. Then you sign in with a code from your email, \
and set up a new way to prove that it is you.

Was it you? Then you do not need to do anything.

Was it not you? Stop it now with this link:
((address))

((council))
""",
)
TEXT_WORDS = Words(
    "",
    "Somebody asked ((council)) to take away how you prove that it is you. Was it not you? Stop it "
    "before ((when)): ((address))",
)
FIELDS = {
    "when": "Monday 7 December 2026 at 10:42",
    "address": "https://www.example.gov.uk/account/start-again/Zq7/",
    "council": "Our council",
}


def register() -> None:
    """Say how both are made."""
    messages.register(
        ASKED,
        build,
        owner="account notice",
        text=build_text,
        title=EMAIL_WORDS.subject,
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"address", "when"}),
        words={Channel.EMAIL: EMAIL_WORDS, Channel.TEXT: TEXT_WORDS},
    )


def tell(asked: StartAgain) -> None:
    """Queue it for each address and number that the person has proved."""
    addresses, numbers = notices.reachable(asked.user)
    for to in addresses:
        notice = Notice.objects.create(user=asked.user, to=to, what=CODE)
        messages.queue(ASKED, notice.pk)
    for to in numbers:
        notice = Notice.objects.create(user=asked.user, to=to, what=CODE)
        messages.queue(ASKED, notice.pk, channel=Channel.TEXT)


def token(chance: str) -> str:
    """The secret of the link: 128 bits, as 22 URL-safe characters. It is never kept."""
    key = str(settings.LOOKUP_KEY).encode()
    secret = hmac.digest(key, f"start again\0{chance}".encode(), "sha256")
    return base64.urlsafe_b64encode(secret[:BYTES]).decode().rstrip("=")


def build(notice_id: int) -> Message | None:
    """None where there is nothing to stop any more."""
    found = _values(notice_id)
    if found is None:
        return None
    to, values = found
    words = needed_words(ASKED, Channel.EMAIL, "en", values)
    return Message(to, words.subject, words.body + "\n")


def build_text(notice_id: int) -> TextMessage | None:
    """The same, for a telephone."""
    found = _values(notice_id)
    if found is None:
        return None
    to, values = found
    return TextMessage(to, needed_words(ASKED, Channel.TEXT, "en", values).body)


def _values(notice_id: int) -> tuple[str, dict[str, str]] | None:
    notice: Notice | None = Notice.objects.filter(pk=notice_id, user__isnull=False).first()
    if notice is None:
        return None
    live = StartAgain.objects.filter(user=notice.user_id, ended_at__isnull=True)
    asked: StartAgain | None = live.first()
    if asked is None:
        return None
    at = timezone.localtime(asked.due_at)
    path = reverse("start_again_stop", args=[token(asked.chance)])
    return notice.to, {
        "when": f"{date_format(at, 'l j F Y')} at {date_format(at, 'H:i')}",
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path,
        "council": council_name(),
    }
