"""An organisation's premises."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest

from portal.ui.forms import Address

from ..models import Organisation, Property
from .members import NotAllowed, as_owner, note

MOST = 200
"""Premises of one organisation."""
THERE = "This property is on your list already."


@transaction.atomic
def add(organisation: Organisation, address: Address, label: str, request: HttpRequest) -> Property:
    """Add one. Raises NotAllowed, also for one that is there already."""
    locked = as_owner(organisation, request)
    known = Property.objects.filter(organisation=locked)
    if known.count() >= MOST:
        raise NotAllowed(f"You can have no more than {MOST} properties here.")
    if any(_same(each, address) for each in known):
        raise NotAllowed(THERE)
    added: Property = Property.objects.create(
        organisation=locked, address=address.as_dict(), uprn=address.uprn, label=label
    )
    note("organisation.property_added", locked, request, property=added.public_id)
    return added


@transaction.atomic
def remove(found: Property, request: HttpRequest) -> None:
    """Take one off the list. Raises NotAllowed."""
    locked = as_owner(found.organisation, request)
    if Property.objects.filter(pk=found.pk, organisation=locked).delete()[0]:
        note("organisation.property_removed", locked, request, property=found.public_id)


def _same(known: Property, address: Address) -> bool:
    if known.uprn and address.uprn:
        return known.uprn == address.uprn
    return _plain(Address.from_dict(known.address)) == _plain(address)


def _plain(address: Address) -> str:
    return "".join("".join(address.lines()).casefold().split())
