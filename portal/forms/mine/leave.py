"""Asking once, before the first form, whether the account's details may be used in forms."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.accounts import consents
from portal.accounts.acting import acting_of
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.ui.redirects import see_other

from ..definition import Journey


def asking_leave(request: HttpRequest, journey: Journey) -> HttpResponse | None:
    """Lead somebody who was never asked to the question, and from there back to the form.

    None for whoever has answered it, for a form that asks for none of it, while acting for another
    and without an account.
    """
    user = request.user
    if not isinstance(user, User) or acting_of(request) or not any(_asked(journey)):
        return None
    if consents.was_asked(person_of(user), SHARE_DETAILS):
        return None
    return see_other(f"{reverse('account_share')}?{urlencode({'next': request.get_full_path()})}")


def _asked(journey: Journey) -> list[str]:
    return list(vars(journey.outcome.about).values())
