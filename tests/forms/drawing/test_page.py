"""The page of the admin that draws a form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.forms import registry, versions
from portal.forms.models import Version
from tests.forms.everything import EVERYTHING
from tests.support.people import Enter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_journeys", {EVERYTHING.key: EVERYTHING})


@pytest.fixture
def administrator(enter: Enter) -> Client:
    return enter("Administrators")


def at(key: str) -> str:
    return reverse("form_routes", args=[key])


def test_an_administrator_sees_a_form_at_a_glance(administrator: Client) -> None:
    page = administrator.get(at("everything"))
    assert page.status_code == 200
    words = page.content.decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="draw"' in words
    assert "Part 1 of 2: Your things" in words
    assert "How many things we count on a list: ‘Who lives with you?’ 0 to 3." in words
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("group", ["Authors", "Advisers", "Case managers"])
def test_who_may_not_see_versions_sees_no_drawing(group: str, enter: Enter) -> None:
    client = enter(group)
    assert client.get(at("everything")).status_code == 404
    assert client.get(at("nothing")).status_code == 404


def test_a_form_that_there_is_not_has_no_drawing(administrator: Client) -> None:
    assert administrator.get(at("nothing")).status_code == 404


def test_a_form_is_not_drawn_for_those_whom_it_keeps_out(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = registry.Source("secret", lambda: EVERYTHING, lambda request: False)
    monkeypatch.setattr(registry, "_sources", {"secret": source})
    assert administrator.get(at("secret")).status_code == 404


def test_the_list_of_versions_leads_to_the_drawing_of_each(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.current(EVERYTHING)
    shorter = replace(EVERYTHING, sections=EVERYTHING.sections[:1])
    versions.current(shorter)
    of_versions: Any = Version
    listed = reverse(of_versions.snippet_viewset.get_url_name("list"))
    monkeypatch.setattr(registry, "_journeys", {})  # what there was can still be looked at
    words = administrator.get(listed).content.decode()
    for number, parts in ((1, "Part 1 of 2"), (2, "Part 1 of 1")):
        address = reverse("form_routes_of_version", args=["everything", number])
        assert f'href="{address}"' in words
        drawn = administrator.get(address).content.decode()
        assert parts in drawn
        assert f"Tell us everything, version {number}" in drawn


def test_a_version_that_there_is_not_or_that_one_may_not_see_is_not_found(
    administrator: Client, enter: Enter
) -> None:
    versions.current(EVERYTHING)
    address = reverse("form_routes_of_version", args=["everything", 1])
    assert administrator.get(address.replace("/1/", "/2/")).status_code == 404
    assert enter("Authors").get(address).status_code == 404
