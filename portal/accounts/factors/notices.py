"""Tells somebody by e-mail that a way to prove who they are was added, changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..door.letters import council_name
from ..models import Notice, TextNumber, User
from ..people import person_of, proved_addresses

NOTICE = "account-security"
KEPT = timedelta(days=7)
SAYS = {
    "app-added": "An authenticator app can now be used with your account.",
    "app-removed": "An authenticator app can no longer be used with your account.",
    "passkey-added": "A passkey can now be used with your account.",
    "passkey-removed": "A passkey can no longer be used with your account.",
    "phone-added": "Codes for your account now go to a new mobile number.",
    "phone-removed": "Codes for your account no longer go to your mobile number.",
    "recovery-codes": "Your account has new recovery codes. The old ones no longer work.",
    "recovery-code-used": "One of your recovery codes was used.",
    "second-check-taken-away": "Your second check was taken away by somebody who looks after this "
    "website. Set up a new one when you next sign in.",
    "password-set": "Your work account has a new password.",
    "roles": "Somebody who looks after this website changed what you can do in your work account.",
    "start-again-stopped": "We were asked to take away how you prove that it is you. This was "
    "stopped. Nothing was changed.",
    "started-again": "Your old ways to prove that it is you no longer work, because we were told "
    "that you had lost them. Sign in with a code from your email and set up a new one.",
    "paper-added": "The online key on a bill from us can now be used with your account.",
    "paper-used": "A code that is printed on a paper from us was used to sign in.",
    "account-deleted": "Your account was deleted. Nobody can sign in to it any more.",
    "sessions-ended": "We signed you out on every phone and computer. You can sign in again.",
    "email-changed": "Your account now has another email address. You can no longer sign in with "
    "this one.",
}
GONE = "account-deleted"
WORDS = Words(
    "Something changed in your account",
    """\
((what))

This was on ((when)).

Was it you? Then you do not need to do anything.

Was it not you? Call us as soon as you can, and we will help you to make your account safe.

((council))
""",
)
FIELDS = {
    "what": SAYS["app-added"],
    "when": "Monday 7 December 2026 at 10:42",
    "council": "Our council",
}


def register() -> None:
    """Say how the message is made."""
    messages.register(
        NOTICE,
        build,
        owner="account notice",
        title="Something changed in your account",
        fields=FIELDS,
        needed=frozenset({"what"}),
        words={Channel.EMAIL: WORDS},
    )


def tell(user: User, what: str, *, to: str = "") -> None:
    """Queue it, in the transaction of the change. ``to`` is another address than the present one.

    Raises KeyError for a change that we have no words for.
    """
    SAYS[what]
    notice = Notice.objects.create(user=user, to=to or user.email, what=what)
    messages.queue(NOTICE, notice.pk)


def tell_everywhere(user: User, what: str) -> None:
    """The same, to each e-mail address that they have proved."""
    for to in reachable(user)[0]:
        tell(user, what, to=to)


def tell_gone(addresses: Iterable[str]) -> None:
    """Tell these addresses that the account which was theirs is no more."""
    for to in addresses:
        messages.queue(NOTICE, Notice.objects.create(user=None, to=to, what=GONE).pk)


def reachable(user: User) -> tuple[list[str], list[str]]:
    """The e-mail addresses and the telephone numbers that somebody has proved, each once."""
    person, texts = person_of(user), TextNumber.objects.filter(user=user).first()
    numbers = [texts.number if texts else "", person.phone if person.phone_proved_at else ""]
    return proved_addresses(user), list(dict.fromkeys(each for each in numbers if each))


def build(notice_id: int) -> Message | None:
    """None where it is too late to say."""
    notice: Notice | None = Notice.objects.filter(pk=notice_id).first()
    if notice is None:
        return None
    at = timezone.localtime(notice.at)
    values = {
        "what": SAYS[notice.what],
        "when": f"{date_format(at, 'l j F Y')} at {date_format(at, 'H:i')}",
        "council": council_name(),
    }
    words = needed_words(NOTICE, Channel.EMAIL, "en", values)
    return Message(notice.to, words.subject, words.body + "\n")


def sweep() -> int:
    """Erase old ones. How many."""
    gone: int = Notice.objects.filter(at__lte=timezone.now() - KEPT).delete()[0]
    return gone
