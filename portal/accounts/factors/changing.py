"""Adding a way and taking one away: what else happens whenever that is done."""

from __future__ import annotations

from allauth.mfa import signals
from allauth.mfa.base.internal.flows import delete_and_cleanup, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from ..audit import record
from ..models import TextNumber, User
from . import notices


@transaction.atomic
def add_app(request: HttpRequest, user: User, secret: str) -> Authenticator:
    """Take codes of an app with this secret from now on."""
    added: Authenticator = TOTP.activate(user, secret).instance
    _added(request, user, added, "app-added")
    return added


@transaction.atomic
def note_passkey(request: HttpRequest, user: User, added: Authenticator) -> None:
    """Do what belongs to a passkey that was kept just now."""
    _added(request, user, added, "passkey-added")


@transaction.atomic
def remove(request: HttpRequest, user: User, authenticator: Authenticator, what: str) -> None:
    """Take an app or a passkey away; with the last of them the recovery codes go too."""
    delete_and_cleanup(request, authenticator)
    _told(request, user, what)


@transaction.atomic
def new_recovery_codes(request: HttpRequest, user: User) -> Authenticator:
    """Make new codes in place of the old ones. They can be seen once."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    made: Authenticator = RecoveryCodes.activate(user).instance
    signals.authenticator_reset.send(
        sender=Authenticator, request=request, user=user, authenticator=made
    )
    _told(request, user, "recovery-codes")
    return made


@transaction.atomic
def set_number(request: HttpRequest, user: User, number: str) -> None:
    """Send codes to this number from now on. It was proved just now."""
    TextNumber.objects.update_or_create(
        user=user, defaults={"number": number, "proved_at": timezone.now()}
    )
    _told(request, user, "phone-added")


@transaction.atomic
def remove_number(request: HttpRequest, user: User) -> None:
    """Send no codes by text any more."""
    if TextNumber.objects.filter(user=user).delete()[0]:
        _told(request, user, "phone-removed")


def used(request: HttpRequest, authenticator: Authenticator) -> None:
    """Write down that somebody who is signed in has just proved it with this."""
    post_authentication(request, authenticator, reauthenticated=True)
    request.session.cycle_key()
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        notices.tell(authenticator.user, "recovery-code-used")


def _added(request: HttpRequest, user: User, added: Authenticator, what: str) -> None:
    """The first of them brings recovery codes, so that a lost phone shuts nobody out."""
    signals.authenticator_added.send(
        sender=Authenticator, request=request, user=user, authenticator=added
    )
    RecoveryCodes.activate(user)
    used(request, added)
    _told(request, user, what)


def _told(request: HttpRequest, user: User, what: str) -> None:
    record(f"signin.{what}", f"user:{user.pk}", request=request)
    notices.tell(user, what)
