"""Links by which staff set their password, so that nobody else ever knows it (ASVS 5.0, 6.4.1).

A link works once and for a day (``PASSWORD_RESET_TIMEOUT``): it is made of the password that it
replaces. It opens nothing by itself, since the second check is asked for as ever.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..door.letters import council_name
from ..models import User
from .rewriting import works_here

LETTER = "staff-password-link"
WORDS = Words(
    "Set your password",
    """\
You can sign in to the council's website as one of its staff. Choose your password here:
((address))

The link works once, within 24 hours. After that, ask for another.

You did not expect this? Then tell the person who looks after the website.

((council))
""",
)
FIELDS = {
    "address": "https://www.example.gov.uk/account/staff/password/7/c2x-5f/",
    "council": "Our council",
}


class Links(PasswordResetTokenGenerator):
    key_salt = "portal.accounts.staff.links"


LINKS = Links()


def register() -> None:
    """Say how the e-mail is made. Call it once, from ``AppConfig.ready``."""
    messages.register(
        LETTER,
        build,
        owner="account of staff",
        title="A link to set a password",
        fields=FIELDS,
        needed=frozenset({"address"}),
        words={Channel.EMAIL: WORDS},
    )


def send(user: User) -> None:
    """Queue a link, in the caller's transaction. Its day begins when it is sent."""
    messages.queue(LETTER, user.pk)


def build(user_id: int) -> Message | None:
    """None for whoever is not of the staff any more."""
    user = User.objects.filter(pk=user_id).first()
    if user is None or not may_have(user):
        return None
    path = reverse("staff_password", args=[user.pk, LINKS.make_token(user)])
    values = {
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path,
        "council": council_name(),
    }
    words = needed_words(LETTER, Channel.EMAIL, "en", values)
    return Message(user.email, words.subject, words.body + "\n")


def whose(user_id: int, token: str) -> User | None:
    """Who may set their password with this link; None if it is used, too old or made up."""
    user = User.objects.filter(pk=user_id).first()
    if user is None or not may_have(user) or not LINKS.check_token(user, token):
        return None
    return user


def may_have(user: User) -> bool:
    """Whether somebody has a password at all: of the staff, and not closed."""
    return user.is_active and works_here(user)
