"""What the person of a case needs from us, put to use: how we reach them, and in which format."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from django.db.models import Q

from portal.accounts import needs as needs_of_people
from portal.accounts.models import Needs
from portal.accounts.models.needs import By, Format
from portal.accounts.needs.printed import suits

from .contact import Contact, Way
from .models import Case, Holding, TimelineEntry, What
from .timeline import WEBSITE, write

KEPT = "_needs_of_its_person"
SENT = {"email": "by e-mail", "text": "by text", "letter": "by letter"}


def needs_of(case: Case) -> Needs | None:
    """The needs of whoever the case belongs to, or seems to. One query, once for a case.

    A case that was not saved is nobody's.
    """
    if case.pk is None:
        return None
    if KEPT not in case.__dict__:
        case.__dict__[KEPT] = _find(case)
    found: Needs | None = case.__dict__[KEPT]
    return found


def adapted(contact: Contact, needs: Needs | None) -> Contact:
    """A contact as somebody's needs have it.

    What they chose on the form itself is newer and stays, but nobody is phoned who said no to that.
    """
    if needs is None:
        return contact
    prefers = contact.prefers
    if needs.contact_by and not contact.chosen:
        prefers = cast(Way, needs.contact_by)
    if needs.no_phone and prefers == "phone":
        prefers = cast(Way, needs.contact_by if needs.contact_by != By.ANY else "email")
    english = needs.language.partition("-")[0] == "en"
    language = contact.language if english else needs.language
    return replace(contact, prefers=prefers, language=language, needs=needs)


def say_what_is_missing(case: Case, contact: Contact, channel: str) -> TimelineEntry | None:
    """Leave staff a note where a message goes out in a format that the person cannot read.

    In the transaction that queues the message.
    """
    needs = contact.needs
    if needs is None or suits(needs, channel):
        return None
    wanted = Format(needs.format).label
    words = (
        f"We told the person {SENT[channel]}. They need it in another format: {wanted}. We cannot "
        "make that by ourselves yet. Please send it to them in that format too."
    )
    return write(case, What.NOTE, words, WEBSITE, public=False)


def _find(case: Case) -> Needs | None:
    theirs = Q(person__in=Holding.objects.filter(case=case).values("person"))
    people = needs_of_people.same_person(
        email=case.owned_email_hash, phone=case.phone_hash, surname=case.surname_hash
    )
    if people is not None:
        theirs |= Q(person__in=people)
    found: Needs | None = (
        Needs.objects.filter(theirs)
        .select_related("person")
        .order_by("-reviewed_on", "-pk")
        .first()
    )
    return found
