"""A case that joined an account by its e-mail address alone, or may, and is not its person's.

Somebody has mistyped their address, or an address has changed hands. The case leaves the account
and joins no other by that address; we write to it no more, and staff find another way.
"""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import audit
from portal.accounts.acting import acting_of
from portal.accounts.models import User
from portal.accounts.people import person_of, signed_in_user

from ..changes import add_note
from ..contacts import contact_of
from ..models import Case, Holding, How
from ..reach import way_to
from ..timeline import WEBSITE
from .keeping import waiting

SAID = (
    "Somebody who reads the e-mail address on this case says that the case is not theirs. The "
    "address may be mistyped. We write to it no more."
)
FIND = "Please find another way to tell the person."


def may_disown(request: HttpRequest, case: Case) -> bool:
    """Whether the case joined the account of whoever looks, for its address, or waits to.

    One query for one that has joined.
    """
    user = request.user
    if not isinstance(user, User) or acting_of(request) is not None:
        return False
    joined = Holding.objects.filter(case=case, person=person_of(user), how=How.EMAIL).exists()
    return joined or _waits(user, case)


@transaction.atomic
def disown(request: HttpRequest, case: Case) -> bool:
    """Take a case out of the account that it joined. False for one that did not join it so."""
    user = signed_in_user(request)
    person = person_of(user)
    gone, _ = Holding.objects.filter(case=case, person=person, how=How.EMAIL).delete()
    if not (gone or _waits(user, case)):
        return False
    audit.record("case.disowned", f"case:{case.reference}", request=request, about=person.public_id)
    case.disowned_at = timezone.now()
    case.save(update_fields=["disowned_at"])
    _tell_staff(case)
    return True


def _waits(user: User, case: Case) -> bool:
    return waiting(user).filter(pk=case.pk).exists()


def _tell_staff(case: Case) -> None:
    """Leave a note; where the person can be reached in no other way, mark the case in the lists."""
    unreached = way_to(contact_of(case), must_know=True) is None
    add_note(case, f"{SAID} {FIND}" if unreached else SAID, WEBSITE, public=False)
    if unreached:
        case.bounced_at = timezone.now()
        case.save(update_fields=["bounced_at"])
