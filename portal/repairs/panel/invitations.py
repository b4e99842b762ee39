"""Tells members, by the way that they want, that there is something to try. Each is told once."""

from __future__ import annotations

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Site

from portal.accounts.models import Needs, Person
from portal.accounts.needs.finding import of as needs_of
from portal.accounts.needs.ways import email, letter, way_to
from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Letter, Message, TextMessage, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..catalogue import versions
from ..models import CatalogueState, CatalogueVersion, PanelInvitation
from .members import is_member, members

TEMPLATE = "repairs-panel"
OWNER = "invitation of the tenants' panel"
AT_ONCE = 500
"""Told in one run; the rest come with the next."""
FIELDS = {"address": "https://www.example.gov.uk/account/repairs-panel/", "council": "Our council"}
LEAVE = "You get this because you are on our tenants' panel. You can leave it there at any time."
WORDS: dict[str, Words] = {
    Channel.EMAIL: Words(
        "Please try our new form for repairs",
        "We have changed the form for repairs. Will you try it before everybody gets it? It takes "
        "about ten minutes, and nothing is reported.\n\n"
        f"Try it here, and tell us what you think: ((address))\n\n{LEAVE}\n\n((council))",
    ),
    Channel.TEXT: Words(
        "",
        "((council)): will you try our new form for repairs, and tell us what you think? It is in "
        "your account, under The tenants' panel: ((address))",
    ),
    Channel.LETTER: Words(
        "Please try our new form for repairs",
        "We have changed the form for repairs. Will you try it before everybody gets it? It takes "
        "about ten minutes, and nothing is reported.\n\n"
        f"You find it in your account: ((address))\n\n{LEAVE}\n\n((council))",
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
        title="Something to try for the tenants' panel",
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"address"}),
        words=WORDS,
    )


def invite() -> int:
    """Tell the members who have not been told of the preview. Run by the clock. How many."""
    version = versions.preview()
    if version is None:
        return 0
    told = PanelInvitation.objects.filter(version=version).values("person")
    waiting = members().exclude(pk__in=told).order_by("pk")[:AT_ONCE]
    return sum(_tell(person, version) for person in waiting)


def _tell(person: Person, version: CatalogueVersion) -> bool:
    """Write down that somebody is told, and queue the message with it."""
    way = way_to(person, needs_of(person))
    try:
        with transaction.atomic():
            invitation = PanelInvitation.objects.create(person=person, version=version)
            if way is not None:
                messages.queue(TEMPLATE, invitation.pk, channel=way)
    except IntegrityError:  # another process was faster
        return False
    return way is not None


def as_email(pk: int) -> Message | None:
    """None where there is nothing to try any more, or they have left."""
    person = _still_invited(pk)
    if person is None or not person.email:
        return None
    needs = needs_of(person)
    return email(person, needs, _words(needs, Channel.EMAIL))


def as_text(pk: int) -> TextMessage | None:
    person = _still_invited(pk)
    if person is None or not person.phone:
        return None
    return TextMessage(person.phone, _words(needs_of(person), Channel.TEXT).body)


def as_letter(pk: int) -> Letter | None:
    person = _still_invited(pk)
    if person is None:
        return None
    needs = needs_of(person)
    return letter(person, needs, _words(needs, Channel.LETTER))


def _still_invited(pk: int) -> Person | None:
    invitation = (
        PanelInvitation.objects.select_related("person")
        .filter(pk=pk, version__state=CatalogueState.PREVIEW)
        .first()
    )
    if invitation is None or not is_member(invitation.person):
        return None
    person: Person = invitation.person
    return person


def _words(needs: Needs | None, channel: Channel) -> Words:
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site) if site else CouncilSettings()
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    values = {"address": base + reverse("repairs_panel"), "council": council.name}
    return needed_words(TEMPLATE, channel, needs.language if needs else "en", values)
