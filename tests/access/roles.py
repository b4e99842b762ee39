"""Everybody who may come: nobody known, a resident, and each group of staff."""

from __future__ import annotations

from django.test import Client

from tests.support.factories import UserFactory
from tests.support.people import sign_in, signed_in

NOBODY, RESIDENT = "anonymous", "resident"
STAFF = (
    "Authors",
    "Publishers",
    "Advisers",
    "Case managers",
    "Service owners",
    "Integration administrators",
    "Auditors",
    "Administrators",
)
ROLES = (NOBODY, RESIDENT, *STAFF)


def client_of(role: str) -> Client:
    """A browser of somebody in this role, with every proof that the role can give."""
    if role == NOBODY:
        found = Client()
    elif role == RESIDENT:
        found = signed_in(UserFactory())
    else:
        found = sign_in(role)
    found.raise_request_exception = False
    return found
