"""Who sees cases, and that others do not even learn that there are any."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.cases.models import Case
from tests.support.people import Enter, signed_in

pytestmark = pytest.mark.django_db

PAGES = ("", "note/", "status/", "team/", "reply/")


def addresses(reference: str) -> list[str]:
    case = reverse("cases_case", args=[reference])
    return [f"{case}{page}" for page in PAGES] + [f"{case}deadlines/1/pause/"]


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Administrators"])
def test_who_looks_after_pages_meets_nothing_of_cases(enter: Enter, case: Case, group: str) -> None:
    client = enter(group)
    for address in [
        *addresses(case.shown_reference),
        reverse("cases_list"),
        reverse("cases_search"),
        reverse("cases_export"),
    ]:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("cases_list") not in home
    assert "Silent too long" not in home


def test_what_is_forbidden_looks_like_what_is_not_there(enter: Enter, case: Case) -> None:
    author, adviser = enter("Authors"), enter("Advisers")
    forbidden = author.get(reverse("cases_case", args=[case.shown_reference]))
    unknown = adviser.get(reverse("cases_case", args=["2222-2222"]))
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content


def test_an_adviser_meets_cases_on_the_first_page_and_in_the_menu(
    adviser: Client, case: Case
) -> None:
    home = adviser.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("cases_list") in home
    assert case.team.name in home


def test_somebody_who_may_only_look_is_offered_nothing_to_do(case: Case) -> None:
    from tests.support.factories import UserFactory

    permissions = Group.objects.get(name="Advisers").permissions
    user = UserFactory()
    user.user_permissions.set(permissions.exclude(codename="change_case"))
    client = signed_in(user)
    page = client.get(reverse("cases_case", args=[case.shown_reference]))
    assert page.status_code == 200
    assert "reply/" not in page.content.decode()
    for address in addresses(case.shown_reference)[1:]:
        assert client.get(address).status_code == 404


def test_only_a_manager_sets_targets_and_takes_lists_away(enter: Enter) -> None:
    adviser, manager = enter("Advisers"), enter("Case managers")
    targets = reverse("wagtailsnippets_cases_target:list")
    assert adviser.get(targets).status_code == 302
    assert manager.get(targets).status_code == 200
    assert adviser.get(reverse("cases_export")).status_code == 404
    assert manager.get(reverse("cases_export")).status_code == 200


def test_nobody_keeps_a_copy_of_a_page_about_a_case(adviser: Client, case: Case) -> None:
    for address in [*addresses(case.shown_reference)[:5], reverse("cases_list")]:
        kept = adviser.get(address).headers["Cache-Control"]
        assert kept.startswith("private, no-store"), address
