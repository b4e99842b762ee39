"""Every address and every role: who is let in is written down, and anybody else is refused.

``matrix/`` has a file for each role, with the addresses that let it in. A new address, or a new
right, shows as a difference. ``WRITE_MATRIX=1`` with these tests writes it again; read what has
changed before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import Client

from portal.accounts.models import Organisation, Person
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of
from tests.support.factories import UserFactory
from tests.support.people import BACKEND, member
from tests.support.repairs import repair_of

from .addresses import every
from .asking import BROKEN, DOOR, IN, outcome
from .roles import NOBODY, RESIDENT, ROLES, STAFF, client_of
from .samples import Samples

pytestmark = pytest.mark.django_db
WAGTAIL_S_OWN = {
    "/admin/failwhale/",  # breaks on purpose
    "/admin/pages/<int:page_id>/lock/",  # what its own page always sends is missing
    "/admin/pages/<int:page_id>/unlock/",
    "/admin/pages/<int:page_to_move_id>/set_position/",
    "/admin/redirects/import/process/",
}
MATRIX = Path(__file__).parent / "matrix"


@pytest.fixture
def samples(db: None) -> Samples:
    user = UserFactory(email="tenant@example.org")
    person = Person.objects.create(user=user, name="A tenant", email="tenant@example.org")
    organisation = Organisation.objects.create(name="A shop", kind="business")
    case = repair_of(case=CaseFactory()).case
    return Samples(case, person, organisation, claim_of().case)


def let_in(role: str, samples: Samples) -> tuple[set[str], set[str]]:
    """The addresses that let this role in, and those that broke."""
    client, found, broken = client_of(role), set(), set()
    for address in every():
        what = outcome(client, address.path(samples.known(address)))
        if what == IN:
            found.add(address.key)
        if what == BROKEN:
            broken.add(address.key)
    return found, broken


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_let_in_where_it_is_written_and_nowhere_else(role: str, samples: Samples) -> None:
    found, broken = let_in(role, samples)
    file = MATRIX / f"{role.lower().replace(' ', '-')}.txt"
    if os.environ.get("WRITE_MATRIX"):
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{key}\n" for key in sorted(found)))
    assert not broken - WAGTAIL_S_OWN
    assert found == set(file.read_text().splitlines())


def written(role: str) -> set[str]:
    return set((MATRIX / f"{role.lower().replace(' ', '-')}.txt").read_text().splitlines())


@pytest.mark.parametrize("role", [NOBODY, RESIDENT])
def test_nobody_but_staff_is_let_into_the_admin(role: str) -> None:
    assert not {key for key in written(role) if key.startswith("/admin/")} - {
        "/admin/sprite/",
        "/admin/jsi18n/",
    }


@pytest.mark.parametrize("role", ["Authors", "Publishers"])
def test_staff_who_look_after_pages_see_no_cases_and_no_people(role: str) -> None:
    admin = {key for key in written(role) if key.startswith("/admin/")}
    assert not {key for key in admin if any(word in key for word in ("case", "person", "people"))}


def test_who_reads_the_audit_log_sees_no_case() -> None:
    assert not {key for key in written("Auditors") if key.startswith("/admin/cases")}


def test_who_connects_systems_sees_no_case() -> None:
    assert not {
        key for key in written("Integration administrators") if key.startswith("/admin/cases")
    }


@pytest.mark.parametrize("role", STAFF)
def test_without_a_second_factor_no_member_of_staff_gets_in(role: str) -> None:
    client = Client()
    client.force_login(member(role), backend=BACKEND)
    client.raise_request_exception = False
    admin = [address for address in every() if address.is_admin]
    assert len(admin) > 300
    wrong = {
        address.key
        for address in admin
        if outcome(client, address.path(lambda _name, _part: "")) not in (DOOR, "out")
    }
    assert not wrong - {"/admin/sprite/", "/admin/jsi18n/"}
