"""Each role opens what it is for, and nothing else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from tests.support.factories import home_page
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
ROLES = {
    "Authors",
    "Publishers",
    "Advisers",
    "Case managers",
    "Service owners",
    "Integration administrators",
    "Auditors",
    "Administrators",
}
OPENS = {
    "Authors": {"pages"},
    "Publishers": {"pages"},
    "Advisers": {"cases"},
    "Case managers": {"cases", "owners"},
    "Service owners": {"cases"},
    "Integration administrators": {"endpoints", "lock-outs"},
    "Auditors": {"audit"},
    "Administrators": {"pages", "endpoints", "lock-outs", "users"},
}
PLACES = {
    "cases": "/admin/cases/",
    "owners": "/admin/snippets/cases/serviceowner/",
    "endpoints": "/admin/back-office/endpoints/",
    "lock-outs": "/admin/lock-outs/",
    "audit": "/admin/reports/audit-log/",
    "users": "/admin/users/",
}


def test_the_roles_are_there() -> None:
    assert set(Group.objects.values_list("name", flat=True)) >= ROLES


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_opens_what_it_is_for_and_nothing_else(enter: Enter, role: str) -> None:
    places = {**PLACES, "pages": f"/admin/pages/{home_page().pk}/edit/"}
    client = enter(role)
    opened = {name for name, place in places.items() if client.get(place).status_code == 200}
    assert opened == OPENS[role]
    assert client.get("/admin/").status_code == 200
