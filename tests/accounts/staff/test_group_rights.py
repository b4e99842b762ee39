"""What a group may do is changed in the admin, and the audit log says by whom and how."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry, User
from tests.support.factories import UserFactory
from tests.support.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def browser(owner: User) -> Client:
    return signed_in(owner)


def drawn(form: Any) -> dict[str, Any]:
    """What a browser would send of a form as it is drawn."""
    if hasattr(form, "management_form"):
        parts = [form.management_form, *form.forms]
        return {name: value for part in parts for name, value in drawn(part).items()}
    bound: list[forms.BoundField] = list(form)
    values = {each.html_name: each.value() for each in bound if each.value() is not False}
    return {name: value for name, value in values.items() if value or value == 0}


def save(browser: Client, address: str, **more: Any) -> Any:
    page = browser.get(address)
    sent: dict[str, Any] = drawn(page.context["form"])
    for panel in page.context["permission_panels"]:
        sent.update(drawn(panel))
    return browser.post(address, {**sent, **more})


def entries(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action).order_by("pk"))


def permission(code: str) -> Permission:
    app, name = code.split(".")
    found: Permission = Permission.objects.get(content_type__app_label=app, codename=name)
    return found


def test_what_a_group_is_given_and_what_is_taken_is_written_down(
    owner: User, browser: Client
) -> None:
    group = Group.objects.create(name="Readers")
    group.permissions.add(permission("cases.view_case"))
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    given = permission("wagtailadmin.access_admin")
    response = save(browser, address, permissions=[given.pk])
    assert response.status_code == 302
    assert set(group.permissions.all()) == {given}
    [entry] = entries("group.rights")
    assert (entry.who, entry.subject) == (owner.pk, f"group:{group.pk}")
    assert entry.details == {
        "name": "Readers",
        "given": ["wagtailadmin.access_admin"],
        "taken": ["cases.view_case"],
    }


def test_saving_a_group_as_it_is_writes_nothing_down(browser: Client) -> None:
    group = Group.objects.get(name="Advisers")
    before = set(group.permissions.values_list("pk", flat=True))
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    save(browser, address, permissions=sorted(before))
    assert entries("group.rights") == []


def test_who_makes_or_deletes_a_group_is_written_down(owner: User, browser: Client) -> None:
    save(browser, reverse("wagtailusers_groups:add"), name="Readers")
    group = Group.objects.get(name="Readers")
    browser.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert not Group.objects.filter(pk=group.pk).exists()
    said = [
        (entry.who, entry.subject)
        for action in ("made", "deleted")
        for entry in entries(f"group.{action}")
    ]
    assert said == [(owner.pk, f"group:{group.pk}")] * 2
