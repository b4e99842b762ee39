"""People with accounts, made when a browser asks, and signed in by it as a code would."""

from __future__ import annotations

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY
from allauth.account.models import EmailAddress
from django.contrib.auth import login
from django.http import HttpRequest

from portal.accounts.models import User
from portal.accounts.people import person_of
from tests.support.people import BACKEND


def resident(email: str, name: str) -> User:
    """Somebody with an account and a proved address: the same one each time."""
    user, _made = User.objects.get_or_create(email=email)
    EmailAddress.objects.get_or_create(user=user, email=email, verified=True, primary=True)
    person = person_of(user)
    if person.name != name:
        person.name = name
        person.save()
    return user


def enter(request: HttpRequest, user: User, *, sure: bool = True) -> None:
    """Sign them in with a code and, if ``sure``, a second proof, both just now."""
    login(request, user, backend=BACKEND)
    methods = [{"method": "code"}, *([{"method": "mfa", "type": "totp"}] if sure else [])]
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {**each, "at": time.time()} for each in methods
    ]
    request.session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
