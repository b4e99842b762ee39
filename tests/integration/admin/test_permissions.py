"""Only administrators. To others, what there is looks the same as what there is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from portal.integration.api import keys
from tests.support.people import sign_in

from .rows import DELIVERIES, ENDPOINTS, HEALTH, SYSTEMS, endpoint, event, sure, system

pytestmark = pytest.mark.django_db

OTHERS = ["Authors", "Publishers", "Advisers", "Case managers"]
MISSING = 999_999


def patterns(of: URLResolver) -> Iterator[URLPattern]:
    for each in of.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


def ours() -> list[str]:
    """The names of all addresses of the back office in the admin."""
    found = [
        f"{space}:{name}"
        for space in ("back_office_endpoints", "back_office_systems", "back_office_health")
        for name in _names(space)
    ]
    return [*found, *(name for name in _names("") if name.startswith("deliver"))]


def _names(space: str) -> set[str]:
    """The names of what is in a namespace; "": of what is in none."""
    root = get_resolver(settings.ROOT_URLCONF)
    if space:
        _, root = root.namespace_dict[space]
        return {str(each.name) for each in patterns(root)}
    return {name for name in root.reverse_dict if isinstance(name, str)}


def address(name: str, pk: int) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[pk])


@pytest.fixture
def rows() -> dict[str, int]:
    now = timezone.now()
    row = endpoint(secret="whsec_x", disabled_at=now, disabled_because="410")
    made = event(row, dead_at=now)
    key, _ = keys.make(system(), "Live", ["cases:read"])
    return {
        "endpoint": row.pk,
        "delivery": made.pk,
        "system": key.system.pk,
        "apikey": key.pk,
    }


@pytest.mark.parametrize("group", OTHERS)
def test_others_find_nothing_whether_it_is_there_or_not(group: str, rows: dict[str, int]) -> None:
    client = sign_in(group)
    names = ours()
    assert len(names) > 25
    for name in names:
        there = {address(name, pk) for pk in rows.values()}
        for asked in (*there, address(name, MISSING)):
            assert client.get(asked).status_code == 404, name
            assert client.post(asked, {"seen": "", "sure": "1"}).status_code == 404, name


@pytest.mark.parametrize("group", OTHERS)
def test_the_menu_shows_others_nothing_of_it(group: str) -> None:
    shown = sign_in(group).get("/admin/").content.decode()
    for hidden in (ENDPOINTS, SYSTEMS, HEALTH, DELIVERIES):
        assert hidden not in shown


def test_the_menu_leads_administrators_to_all_of_it() -> None:
    shown = sign_in("Administrators").get("/admin/").content.decode()
    for there in (ENDPOINTS, SYSTEMS, HEALTH, DELIVERIES):
        assert there in shown


def test_who_is_not_signed_in_is_asked_to(rows: dict[str, int]) -> None:
    row = rows["endpoint"]
    for asked in (HEALTH, ENDPOINTS, f"{ENDPOINTS}{row}/pause/", f"{DELIVERIES}{MISSING}/"):
        assert Client().post(asked)["Location"].startswith("/account/staff/")


def test_keys_need_a_permission_of_their_own() -> None:
    group = Group.objects.get(name="Administrators")
    group.permissions.remove(*group.permissions.filter(codename__endswith="_apikey"))
    client = sign_in("Administrators")
    row = system()
    key, written = keys.make(row, "Live", ["cases:read"])
    assert client.post(f"{SYSTEMS}{row.pk}/new-key/", sure(row)).status_code == 404
    assert client.post(f"{SYSTEMS}apikey/{key.pk}/revoke/", sure(key)).status_code == 404
    assert keys.find(written) == key
