"""For whom a page was shown, so that nothing is taken in another's name than its reader saw.

A page carries it. A tab may be older than the last change of whom its reader acts for: what comes
from it is not taken, nor lost. It waits in a page that says so, behind one button.
"""

from __future__ import annotations

from django.http import HttpRequest

from portal.accounts.acting import Acting, acting_of, session
from portal.accounts.acting.found import everything_of, find
from portal.accounts.models import User

from .. import access

FOR = "form-for"
"""In a post: for whom the page was shown."""
BACK = "form-act-so-again"
"""In a post: the button that acts for them again, and then sends what was typed."""
ONESELF = "oneself"
"""For nobody else, signed in or not."""


def now(request: HttpRequest) -> str:
    """For whom the request acts, as pages carry it."""
    acting = acting_of(request)
    return acting.key if acting else ONESELF


def is_another(request: HttpRequest) -> bool:
    """Whether what was posted is of a page that was shown for somebody else.

    A post that says nothing of it counts as such just after what was acted under has ended.
    """
    shown = request.POST.get(FOR)
    if shown is None:
        return session.has_just_ended(request)
    return shown != now(request)


def settled(request: HttpRequest) -> bool:
    """Whether what was posted may be taken: it is of whom the request acts for.

    Who has pressed the button for it acts for whom the page was shown, from now on, if they may.
    """
    return not is_another(request) or (BACK in request.POST and _act_as_shown(request))


def _act_as_shown(request: HttpRequest) -> bool:
    shown = request.POST.get(FOR, "")
    if shown == ONESELF:
        session.stop(request)
        return True
    return session.begin(request, shown) is not None


def shown_for(request: HttpRequest) -> Acting | None:
    """For whom the posted page was shown, if this user may still act for them."""
    user = request.user
    return find(user, request.POST.get(FOR, "")) if isinstance(user, User) else None


def begun_for(request: HttpRequest, key: str) -> Acting | None:
    """For whom this user began what has this key, if they may act for them and do not now."""
    user = request.user
    if not isinstance(user, User):
        return None
    present = acting_of(request)
    for each in everything_of(user):
        if each != present and access.opens(key, access.account_of(user, each.key)):
            return each
    return None


def begun_for_oneself(request: HttpRequest, key: str) -> bool:
    """Whether somebody who acts for another began this for themselves."""
    user = request.user
    if acting_of(request) is None or not isinstance(user, User):
        return False
    return access.opens(key, access.account_of(user), access.holder(request))
