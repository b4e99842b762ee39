"""The e-mails about organisations: an invitation, and that somebody's place has changed."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import Invitation, Membership
from . import tokens

INVITATION, JOINED = "organisation-invitation", "organisation-joined"
COUNCIL = "Our council"

INVITATION_WORDS = Words(
    "You are invited to join an organisation",
    """\
Somebody invites you to deal with us for their organisation. Open this link and sign in with this \
email address. You will see which organisation it is. You choose if you want to join:
((address))

The link works once, until ((until)).

You do not know why you got this? Then you do not need to do anything. Somebody may have typed \
your address by mistake.

((council))
""",
)
JOINED_WORDS = Words(
    "Somebody joined your organisation",
    """\
Somebody has joined an organisation that you look after with us. Sign in to see who, and what they \
can do:
((address))

If this is not right, remove them on that page, or call us.

((council))
""",
)


def register() -> None:
    """Say how both are made. Call it once, from ``AppConfig.ready``."""
    address = "https://www.example.gov.uk/account/invitations/Zq7/"
    messages.register(
        INVITATION,
        build_invitation,
        owner="invitation",
        title=INVITATION_WORDS.subject,
        fields={"address": address, "until": "Monday 7 December 2026", "council": COUNCIL},
        needed=frozenset({"address"}),
        words={Channel.EMAIL: INVITATION_WORDS},
    )
    messages.register(
        JOINED,
        build_joined,
        owner="membership",
        title=JOINED_WORDS.subject,
        fields={"address": "https://www.example.gov.uk/account/", "council": COUNCIL},
        words={Channel.EMAIL: JOINED_WORDS},
    )


def build_invitation(invitation_id: int) -> Message | None:
    """None where it cannot be accepted any more."""
    invitation = Invitation.objects.filter(
        pk=invitation_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=timezone.now(),
    ).first()
    if invitation is None:
        return None
    path = reverse("invitation", args=[tokens.token(invitation.chance)])
    until = date_format(timezone.localtime(invitation.expires_at), "l j F Y")
    return _message(INVITATION, invitation.email, address=_whole(path), until=until)


def build_joined(membership_id: int) -> Message | None:
    """Goes to whoever invited; the key is that of the new membership."""
    joined = Membership.objects.filter(pk=membership_id).select_related("organisation").first()
    if joined is None:
        return None
    accepted = Invitation.objects.filter(
        organisation=joined.organisation, accepted_at=joined.since, invited_by__isnull=False
    )
    invitation = accepted.select_related("invited_by").first()
    if invitation is None:
        return None
    path = reverse("organisation", args=[joined.organisation.public_id])
    return _message(JOINED, invitation.invited_by.email, address=_whole(path))


def _message(template: str, to: str, **values: str) -> Message:
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site).name if site else CouncilSettings().name
    words = needed_words(template, Channel.EMAIL, "en", values | {"council": council})
    return Message(to, words.subject, words.body + "\n")


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
