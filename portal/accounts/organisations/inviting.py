"""Invitations: for one address, for seven days, used once.

The answer to inviting is the same whether the address has an account or not.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.integration import limits, messages
from portal.integration.encryption import keyed_hash

from ..addresses import proved_hashes
from ..models import Invitation, Membership, Organisation, User
from ..people import signed_in_user
from . import letters, tokens
from .members import MOST_ORGANISATIONS, TOO_MANY, NotAllowed, as_owner, lock, note

LIVES = timedelta(days=7)
DAY = 86_400
OF_ONE_IN_A_DAY, TO_ONE_ADDRESS_IN_A_DAY = 20, 5
TOO_OFTEN = "You have invited too many people today. Try again tomorrow."
MEMBER = "This person is a member already. You can change their role."


def invite(organisation: Organisation, email: str, role: str, request: HttpRequest) -> Invitation:
    """Invite an address. What was sent to it before no longer works. Raises NotAllowed."""
    hashed, now = keyed_hash("email", email), timezone.now()
    allowed = [
        limits.take("invitations of an account", str(request.user.pk), OF_ONE_IN_A_DAY, DAY),
        limits.take("invitations to an address", hashed, TO_ONE_ADDRESS_IN_A_DAY, DAY),
    ]
    if not all(allowed):
        raise NotAllowed(TOO_OFTEN)
    with transaction.atomic():
        locked = as_owner(organisation, request)
        if any(keyed_hash("email", each) == hashed for each in _shown_addresses(locked)):
            raise NotAllowed(MEMBER)
        open_ones(locked).filter(email_hash=hashed).update(withdrawn_at=now)
        chance = tokens.new_chance()
        invitation: Invitation = Invitation.objects.create(
            organisation=locked,
            email=email,
            email_hash=hashed,
            role=role,
            chance=chance,
            token_hash=tokens.hashed(tokens.token(chance)),
            invited_by=request.user,
            expires_at=now + LIVES,
        )
        note("organisation.invited", locked, request, invitation=invitation.pk, role=role)
        messages.queue(letters.INVITATION, invitation.pk)
    return invitation


def withdraw(invitation: Invitation, request: HttpRequest) -> None:
    """Let nobody come in by it any more. Raises NotAllowed. Once more does no harm."""
    with transaction.atomic():
        organisation = as_owner(invitation.organisation, request)
        if open_ones(organisation).filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
            note("organisation.withdrawn", organisation, request, invitation=invitation.pk)


def find(token: str, user: User) -> Invitation | None:
    """The invitation of a link, if it was sent to an address that this user has proved.

    One that never was, one that has ended and one for somebody else are the same to whoever asks.
    """
    found: Invitation | None = (
        _for_addresses_of(user).filter(token_hash=tokens.hashed(token)).first()
    )
    return found


def waiting_for(user: User) -> list[Invitation]:
    """Invitations to the addresses that this user has proved. Two queries."""
    return list(_for_addresses_of(user))


def accept(invitation: Invitation, request: HttpRequest) -> bool:
    """Join. False where it has ended meanwhile, or was used. Raises NotAllowed.

    Whoever is a member already stays what they are.
    """
    now = timezone.now()
    with transaction.atomic():
        organisation = lock(invitation.organisation)
        if Membership.objects.filter(user=request.user).count() >= MOST_ORGANISATIONS:
            raise NotAllowed(TOO_MANY)
        mine = _for_addresses_of(signed_in_user(request)).filter(pk=invitation.pk)
        if organisation.closed_at or not mine.exists():
            return False
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now)
        member, made = Membership.objects.get_or_create(
            organisation=organisation,
            user=request.user,
            defaults={"role": invitation.role, "since": now},
        )
        note("organisation.joined", organisation, request, role=member.role)
        if made:
            messages.queue(letters.JOINED, member.pk)
    return True


def open_ones(organisation: Organisation) -> QuerySet[Invitation]:
    """Those of an organisation that can still be accepted, and those past their day."""
    found: QuerySet[Invitation] = Invitation.objects.filter(
        organisation=organisation, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    return found


def _for_addresses_of(user: User) -> QuerySet[Invitation]:
    found: QuerySet[Invitation] = Invitation.objects.filter(
        email_hash__in=proved_hashes(user),
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
        organisation__closed_at__isnull=True,
    ).select_related("organisation")
    return found


def _shown_addresses(organisation: Organisation) -> list[str]:
    """Those that its owners see on its page anyway."""
    members = Membership.objects.filter(organisation=organisation)
    return list(members.values_list("user__email", flat=True))
