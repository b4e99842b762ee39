"""What the e-mail and the text with a code say. They are made when they are sent."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import OneTimeCode
from .codes import BY_EMAIL, BY_TEXT, figures_of, in_groups, is_open

EMAIL_WORDS = Words(
    "Your code: ((code))",
    """\
Your code is: ((code))

Type it, or copy and paste it, on the page where you asked for it. It works for 10 minutes, and \
only once.

Do not tell anybody this code. We will never ask you for it.

You did not ask for this? Then you do not need to do anything. Somebody may have typed your \
address by mistake.

((council))
""",
)
TEXT_WORDS = Words(
    "", "((code)) is your code for ((council)). It works for 10 minutes. Tell nobody this code."
)
FIELDS = {"code": "4821 7730", "council": "Our council"}


def register() -> None:
    """Say how both are made."""
    messages.register(
        BY_EMAIL,
        build,
        owner="account code",
        title="A code to sign in",
        fields=FIELDS,
        needed=frozenset({"code"}),
        words={Channel.EMAIL: EMAIL_WORDS},
    )
    messages.register(
        BY_TEXT,
        no_email,
        owner="account code",
        text=build_text,
        title="A code by text message",
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"code"}),
        words={Channel.TEXT: TEXT_WORDS},
    )


def build(code_id: int) -> Message | None:
    """None where it can be used no more, or a newer one counts."""
    code = _to_send(code_id)
    if code is None:
        return None
    words = needed_words(BY_EMAIL, Channel.EMAIL, "en", _values(code))
    return Message(code.to, words.subject, words.body + "\n")


def build_text(code_id: int) -> TextMessage | None:
    """None where it can be used no more, or a newer one counts."""
    code = _to_send(code_id)
    if code is None:
        return None
    return TextMessage(code.to, needed_words(BY_TEXT, Channel.TEXT, "en", _values(code)).body)


def no_email(code_id: int) -> Message | None:
    """A code that is to prove a telephone goes to the telephone, and nowhere instead."""
    return None


def council_name() -> str:
    """What the council is called in a message."""
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site).name if site else CouncilSettings().name


def _to_send(code_id: int) -> OneTimeCode | None:
    code: OneTimeCode | None = OneTimeCode.objects.filter(pk=code_id).first()
    if code is None or not is_open(code):
        return None
    newer = OneTimeCode.objects.filter(holder=code.holder, purpose=code.purpose, pk__gt=code.pk)
    return None if newer.exists() or code.expires_at <= timezone.now() else code


def _values(code: OneTimeCode) -> dict[str, str]:
    return {"code": in_groups(figures_of(code)), "council": council_name()}
