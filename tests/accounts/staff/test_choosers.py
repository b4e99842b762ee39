"""A list to choose from shows nothing to those who have nothing to choose."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.council.models import ContactPoint
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
LISTS = "/admin/snippets/choose/"
CONTACTS = f"{LISTS}council/contactpoint/"
TASKS = "/admin/workflows/task_chooser/"
PARTS = ("", "results/", "chosen-multiple/")


def opens(client: Client, path: str) -> bool:
    return client.get(path, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 200


@pytest.mark.parametrize("part", PARTS)
def test_who_writes_nothing_chooses_nothing(enter: Enter, part: str) -> None:
    client = enter("Auditors")
    for which in ("council/contactpoint/", "council/gazetteeraddress/", "cases/serviceowner/"):
        assert not opens(client, f"{LISTS}{which}{part}")


def test_nor_looks_one_up_by_its_number(enter: Enter) -> None:
    point = ContactPoint.objects.create(name="A team", slug="a-team")
    assert not opens(enter("Auditors"), f"{CONTACTS}chosen/{point.pk}/")
    assert opens(enter("Authors"), f"{CONTACTS}chosen/{point.pk}/")


def test_authors_choose_what_a_page_can_name_and_nothing_of_cases(enter: Enter) -> None:
    client = enter("Authors")
    assert opens(client, CONTACTS)
    for which in ("cases/serviceowner/", "cases/target/", "forms/destination/", "forms/version/"):
        assert not opens(client, LISTS + which)


def test_case_managers_choose_the_team_that_gets_a_form(enter: Enter) -> None:
    client = enter("Case managers")
    assert opens(client, CONTACTS)
    assert opens(client, f"{LISTS}cases/serviceowner/")


def test_steps_of_moderation_are_for_those_who_set_it_up(enter: Enter) -> None:
    assert opens(enter("Administrators"), TASKS)
    assert not opens(enter("Auditors"), TASKS)
