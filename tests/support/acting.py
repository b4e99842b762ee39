"""Residents with accounts: their addresses proved, signed in, acting for each other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.accounts.models import Authority, Membership, Organisation, Person, Role, User
from portal.accounts.people import person_of
from portal.integration.encryption import keyed_hash

from .people import BACKEND, record


def resident(email: str, name: str = "", *, proved: bool = True) -> User:
    """Somebody with an account and its person; their address is proved unless said otherwise."""
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=email, verified=proved, primary=True)
    person = person_of(user)
    person.name = name
    person.save()
    return user


def inside(user: User, *, sure: bool = True) -> Client:
    """Their browser, signed in by a code, and ``sure`` with a second proof as well."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    record(client, user, "code")
    if sure:
        record(client, user, "mfa", type="totp")
    return client


def request_of(user: User) -> HttpRequest:
    """A request of somebody signed in, for what is called without a page."""
    request = RequestFactory().post("/")
    request.user = user
    return request


def authority_between(person: Person, helper: User, **values: Any) -> Authority:
    """Leave for ``helper`` to act for ``person``, taken up, to see for a month."""
    given: Authority = Authority.objects.create(
        **{
            "person": person,
            "holder": helper,
            "holder_email": helper.email,
            "holder_email_hash": keyed_hash("email", helper.email),
            "scope": ["requests.see"],
            "until_at": timezone.now() + timedelta(days=30),
            "taken_up_at": timezone.now(),
        }
        | values
    )
    return given


def organisation_of(owner: User, name: str = "The Corner Shop", **values: Any) -> Organisation:
    """An organisation with one owner."""
    made: Organisation = Organisation.objects.create(**{"name": name, "kind": "business"} | values)
    Membership.objects.create(organisation=made, user=owner, role=Role.OWNER)
    return made


def member_of(organisation: Organisation, user: User, role: str = Role.VIEWER) -> Membership:
    """Somebody's place in an organisation."""
    made: Membership = Membership.objects.create(organisation=organisation, user=user, role=role)
    return made


def act_for(client: Client, authority: Authority | Organisation) -> None:
    """Act for another in this browser, as pressing the button does."""
    kind = "authority" if isinstance(authority, Authority) else "organisation"
    answer = client.post("/account/acting/start/", {"key": f"{kind}:{authority.public_id}"})
    assert answer.status_code == 303, answer.status_code
