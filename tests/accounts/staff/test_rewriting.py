"""What an administrator cannot do to other people's accounts, and who hears of what they did."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry, Notice, User
from portal.accounts.users import THEIRS_ALONE
from tests.support import residents
from tests.support.people import member, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "nine green bottles on a wall"


@pytest.fixture
def administrator(db: None) -> User:
    return member("Administrators")


@pytest.fixture
def browser(administrator: User) -> Client:
    return signed_in(administrator)


def group(name: str) -> Group:
    found: Group = Group.objects.get(name=name)
    return found


def write(browser: Client, user: User, *groups: str, **more: str) -> Any:
    """Send Wagtail's own form for somebody, as it is but for what is named."""
    sent: dict[str, Any] = {
        "email": user.email,
        "first_name": "A",
        "last_name": "B",
        "is_active": "on",
        "groups": [group(name).pk for name in groups],
    }
    return browser.post(reverse("wagtailusers_users:edit", args=[user.pk]), {**sent, **more})


def many(browser: Client, action: str, *users: User, **sent: Any) -> Any:
    """Send one of Wagtail's forms that do something to many people."""
    ids = "&".join(f"id={user.pk}" for user in users)
    return browser.post(f"/admin/bulk/accounts/user/{action}/?next=/admin/users/&{ids}", sent)


def roles(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_nobody_gives_themselves_a_role(administrator: User, browser: Client) -> None:
    write(browser, administrator, "Administrators", "Advisers", "Auditors")
    assert roles(administrator) == {"Administrators"}
    page = browser.get(reverse("wagtailusers_users:edit", args=[administrator.pk]))
    assert THEIRS_ALONE in page.content.decode()


def test_nor_together_with_others(administrator: User, browser: Client) -> None:
    other = member("Authors")
    many(browser, "assign_role", administrator, other, role=group("Advisers").pk)
    assert roles(administrator) == {"Administrators"}
    assert roles(other) == {"Authors"}


def test_nobody_types_a_password_here_for_themselves_or_another(
    administrator: User, browser: Client
) -> None:
    for whose in (administrator, member("Authors")):
        roles_now = roles(whose)
        write(browser, whose, *roles_now, password1=PASSWORD, password2=PASSWORD)
        whose.refresh_from_db()
        assert not whose.check_password(PASSWORD)


def test_a_role_that_is_given_is_written_down_and_told(browser: Client) -> None:
    other = member("Authors")
    write(browser, other, "Advisers")
    entry = AuditEntry.objects.get(action="staff.roles")
    assert entry.subject == f"user:{other.pk}"
    assert entry.details == {"given": ["Advisers"], "taken": ["Authors"], "every_right": False}
    assert Notice.objects.get().what == "roles"


def test_so_is_one_that_is_given_to_many(browser: Client) -> None:
    people = [member("Authors"), member("Authors")]
    many(browser, "assign_role", *people, role=group("Advisers").pk)
    assert AuditEntry.objects.filter(action="staff.roles").count() == 2
    assert Notice.objects.filter(what="roles").count() == 2


def test_so_is_an_address_at_the_old_one(browser: Client) -> None:
    other = member("Authors")
    before = other.email
    write(browser, other, "Authors", email="new@example.org")
    assert AuditEntry.objects.filter(action="staff.address").count() == 1
    assert Notice.objects.get().to == before


def test_what_stays_as_it_was_is_not_written_down(browser: Client) -> None:
    write(browser, member("Authors"), "Authors")
    assert not AuditEntry.objects.filter(action__startswith="staff.").exists()
    assert not Notice.objects.exists()


def test_an_account_that_is_made_is_written_down(browser: Client) -> None:
    sent = {
        "email": "new@example.org",
        "first_name": "A",
        "last_name": "B",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "groups": [group("Authors").pk],
    }
    browser.post(reverse("wagtailusers_users:add"), sent)
    made = User.objects.get(email="new@example.org")
    entry = AuditEntry.objects.get(action="staff.made")
    assert (entry.subject, entry.details["given"]) == (f"user:{made.pk}", ["Authors"])


def test_one_that_is_closed_or_deleted_is_written_down(browser: Client) -> None:
    one, two, three = (member("Authors") for _ in range(3))
    many(browser, "set_active_state", one, mark_as_active="False")
    many(browser, "delete", two)
    browser.post(reverse("wagtailusers_users:delete", args=[three.pk]))
    written = AuditEntry.objects.filter(action__startswith="staff.").order_by("pk")
    assert [(entry.action, entry.subject) for entry in written] == [
        ("staff.closed", f"user:{one.pk}"),
        ("staff.deleted", f"user:{two.pk}"),
        ("staff.deleted", f"user:{three.pk}"),
    ]


def test_a_residents_address_is_written_by_nobody_else(browser: Client) -> None:
    resident = residents.resident()
    write(browser, resident, email="stolen@example.org", password1=PASSWORD, password2=PASSWORD)
    resident.refresh_from_db()
    assert resident.email == "resident@example.org"
    assert not resident.check_password(PASSWORD)


def test_a_resident_can_become_one_of_the_staff(browser: Client) -> None:
    resident = residents.resident()
    write(browser, resident, "Authors")
    assert roles(resident) == {"Authors"}


def test_a_residents_account_is_deleted_by_nobody_else(browser: Client) -> None:
    resident = residents.resident()
    browser.post(reverse("wagtailusers_users:delete", args=[resident.pk]))
    many(browser, "delete", resident, member("Authors"))
    assert User.objects.filter(pk=resident.pk).exists()
    assert not AuditEntry.objects.filter(action="staff.deleted").exists()


def test_the_list_names_staff_and_no_resident_whatever_is_asked_of_it(browser: Client) -> None:
    residents.resident()
    author = member("Authors")
    listed = reverse("wagtailusers_users:index")
    assert author.email in browser.get(listed).content.decode()
    for search in ("", "?q=resident", "?q=resident@example.org"):
        assert "resident@example.org" not in browser.get(listed + search).content.decode()
