"""Whether somebody has the bill of an account in their hand. Says no more than yes or no.

Every try is counted before anything is compared, for references that are and that are not. Nothing
but hashes is read or compared, all of them, whatever is wrong: neither the answer nor its time
tells whether there is such an account.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hmac import compare_digest

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from portal.accounts import wrong
from portal.accounts.acting import subject_of
from portal.accounts.models import Organisation, Person, User
from portal.accounts.people import signed_in_user
from portal.integration import limits
from portal.integration.client import client_address

from .. import fingerprints
from ..models import Account, Joined, Payer
from ..revenues.errors import Unavailable
from ..revenues.protocol import OnTheBill
from ..revenues.source import is_elsewhere
from . import elsewhere

AN_HOUR, A_DAY = 3_600, 86_400
FOR_ONE_REFERENCE = 5
"""Wrong tries within a day, by whomever; then nobody joins it that day, with whatever."""
OF_ONE_ACCOUNT, FROM_ONE_ADDRESS = 20, 60
"""Wrong tries of an account here, or for an organisation, in a day; from an address in an hour."""
A_REFERENCE = "join a reference"
MOST_PAYERS = 12
"""So many payers of an account are compared, and so many comparisons are made for none."""
OTHER_END = {"ltd": "limited", "limited": "ltd"}


@dataclass(frozen=True)
class Claimed:
    """What somebody says is printed on their bill, as they typed it."""

    reference: str = field(repr=False)
    name: str = field(repr=False)
    postcode: str = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True)
class Proved:
    """The account, and which of its payers they are."""

    account: Account
    payer: Payer


@dataclass(frozen=True)
class Limit:
    """So often within so many seconds: see ``portal.integration.limits.take``."""

    purpose: str
    who: str = field(repr=False)
    most: int
    seconds: int


class NotProved(Exception):
    """Something of it is wrong, or the reference was tried too often: nobody is told which."""


class TooOften(Exception):
    """Whoever asks has asked too often, whatever they asked for."""


def limits_of(request: HttpRequest) -> tuple[Limit, ...]:
    """Those of somebody who types it into a page: who they are, for whom, and where they call."""
    address = limits.household(client_address(request))
    return (
        *limits_for(signed_in_user(request), subject_of(request)),
        Limit("join from an address", address, FROM_ONE_ADDRESS, AN_HOUR),
    )


def limits_for(user: User, holder: Person | Organisation) -> tuple[Limit, ...]:
    """The same for a page and for a file: of whoever tries, and of the organisation it is for."""
    theirs = Limit("join of an account", str(user.pk), OF_ONE_ACCOUNT, A_DAY)
    if not isinstance(holder, Organisation):
        return (theirs,)
    return theirs, Limit("join for many", holder.public_id, OF_ONE_ACCOUNT, A_DAY)


def prove(claimed: Claimed, by: Iterable[Limit], user_pk: int | None = None) -> Proved:
    """Give the account whose bill this is. Raises TooOften, else NotProved.

    Where another revenues system is asked, ``Unavailable`` too: then nothing is counted.

    ``by`` are the limits of whoever asks; the one of the reference is always counted. Only wrong
    tries are. ``user_pk`` is whom the log names for a wrong proof.
    """
    by = tuple(by)
    taken = [limits.take(each.purpose, each.who, each.most, each.seconds) for each in by]
    if not all(taken):
        _give_back(each for each, counted in zip(by, taken, strict=True) if counted)
        raise TooOften
    reference = fingerprints.of_reference(claimed.reference)
    still_open = limits.take(A_REFERENCE, reference, FOR_ONE_REFERENCE, A_DAY)
    try:
        payer_pk = _elsewhere(claimed) if is_elsewhere() else _compare(claimed, reference)
    except Unavailable:
        if still_open:
            _give_back((*by, Limit(A_REFERENCE, reference, FOR_ONE_REFERENCE, A_DAY)))
            raise
        payer_pk = 0  # it is shut, whether anybody can be asked or not
    of_it = Payer.objects.select_related("account").filter(pk=payer_pk)
    payer = of_it.first() if still_open and payer_pk else None
    if payer is None:
        wrong.note("bill", user_pk)
        raise NotProved
    limits.forget(A_REFERENCE, reference, FOR_ONE_REFERENCE)
    _give_back(by)
    return Proved(payer.account, payer)


def _give_back(counted: Iterable[Limit]) -> None:
    """Only wrong tries count."""
    for each in counted:
        limits.give_back(each.purpose, each.who, each.most)


def _elsewhere(claimed: Claimed) -> int:
    reference = "".join(claimed.reference.split()).upper()  # spaces are ours to forgive
    return elsewhere.payer_of(OnTheBill(reference, claimed.name, claimed.postcode, claimed.key))


def _compare(claimed: Claimed, reference: str) -> int:
    """The payer whose bill this is; 0 for nobody. One query, of hashes only.

    Of two payers of one name it is the first who is in nobody's account here yet.
    """
    live = Exists(Joined.objects.filter(payer=OuterRef("pk"), ended_at=None))
    found = Payer.objects.filter(account__reference_hash=reference or "nothing was typed")
    kept = list(
        found.annotate(taken=live)
        .order_by("taken", "number")
        .values_list("pk", "name_hash", "account__postcode_hash", "account__secret_hash")
    )[:MOST_PAYERS]
    names = _meant_by(claimed.name)
    postcode = fingerprints.of_postcode(claimed.postcode)
    secret = fingerprints.of_secret(claimed.reference, claimed.key)
    chosen = 0
    for pk, name, place, key in kept + [(0, "", "", "")] * (MOST_PAYERS - len(kept)):
        named = [_same(name, each) for each in names]  # all of them, also once one is right
        right = any(named) & _same(place, postcode) & _same(key, secret)
        chosen = pk if right and not chosen else chosen
    return chosen


def _meant_by(typed: str) -> list[str]:
    """Hashes of whom a name may mean: a surname, a business, one with its last word cut short."""
    words = typed.replace(".", " ").split()
    last = words[-1].casefold() if words else ""
    other = " ".join([*words[:-1], OTHER_END.get(last, last)])
    meant = (fingerprints.surname_of(typed), typed, other)
    return [fingerprints.of_name(each) for each in meant]


def _same(kept: str, typed: str) -> bool:
    return compare_digest(kept or "nothing is kept", typed or "nothing was typed")
