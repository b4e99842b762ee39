"""The key on a bill as a second proof, for somebody who has no other way to give one.

Who joins has just shown that the paper is in their hand. Only where the account has no second way
yet, and the code from its e-mail is fresh: such a person could set one up now in any case. Who has
an app or a telephone keeps to it, so that a bill left lying about opens nothing more of theirs.
"""

from __future__ import annotations

from django.http import HttpRequest

from portal.accounts import assurance
from portal.accounts.acting import acting_of
from portal.accounts.factors import notices, printed
from portal.accounts.models import PrintedSecret, User
from portal.accounts.people import signed_in_user
from portal.integration.encryption import keyed_hash

from ..models import Account, Joined
from ..words import Tax
from .proof import Proved

SHORTEST = 6
ADDED = "paper-added"


def keep(request: HttpRequest, proved: Proved, key: str) -> bool:
    """Take the key as a second proof, and as given now, if there is no other way. Whether so."""
    user = signed_in_user(request)
    plain = "".join(c for c in key if c.isalnum())
    if acting_of(request) or assurance.ways_for(user) or len(plain) < SHORTEST:
        return False
    if not assurance.is_sure_enough_to_change(request):
        return False
    tax = Tax(proved.account.tax)
    printed.keep(user, _subject(proved.account), f"Your {tax.words} bill", key)
    notices.tell_everywhere(user, ADDED)
    user.__dict__.pop("_held", None)
    assurance.note(request, "paper")
    return True


def forget(joined: Joined) -> None:
    """Take the key no more as a proof of whoever had this account in theirs."""
    user = joined.person.user if joined.person else None
    if isinstance(user, User):
        hashed = keyed_hash("printed on", _subject(joined.account))
        PrintedSecret.objects.filter(user=user, subject=hashed).delete()


def _subject(account: Account) -> str:
    return f"tax account {account.public_id}"
