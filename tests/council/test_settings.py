"""The council's settings, through the admin's own form."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from portal.council.models import CouncilSettings
from tests.support.factories import UserFactory
from tests.support.people import signed_in

pytestmark = pytest.mark.django_db
GOOD = {"band_colour": "#123456", "action_colour": "#00507a"}


@pytest.fixture
def administrator() -> Client:
    person = UserFactory()
    person.groups.add(Group.objects.get(name="Administrators"))
    return signed_in(person)


def address() -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["council", "councilsettings", site.pk])


def save(client: Client, **changes: Any) -> HttpResponse:
    """Send the settings form back as it is shown, with these changes."""
    shown = BeautifulSoup(client.get(address()).content, "html.parser")
    data = {
        field["name"]: field.get("value", "")
        for field in shown.select("main form input[name]")
        if field.get("type") not in ("checkbox", "radio", "submit", "file")
    }
    data |= {area["name"]: area.text.strip() for area in shown.select("main form textarea[name]")}
    response: HttpResponse = client.post(address(), {**data, **changes})
    return response


def stored() -> CouncilSettings:
    return CouncilSettings.for_site(Site.objects.get(is_default_site=True))


def test_colours_that_can_be_read_are_saved(administrator: Client) -> None:
    assert save(administrator, **GOOD).status_code == 302

    settings = stored()
    assert (settings.band_colour, settings.action_colour) == ("#123456", "#00507a")


@pytest.mark.parametrize(
    ("field", "colour", "words"),
    [
        ("band_colour", "#ffff00", "too close to the white words on it"),
        ("band_colour", "#777777", "too close to the white words on it to read (4.5 to 1)"),
        ("action_colour", "#ff0000", "too close to"),
        ("action_colour", "#767676", "too close to the stone panels"),
    ],
)
def test_a_colour_that_is_hard_to_read_is_refused(
    administrator: Client, field: str, colour: str, words: str
) -> None:
    before = getattr(stored(), field)

    response = save(administrator, **{**GOOD, field: colour})

    assert response.status_code == 200
    assert words in BeautifulSoup(response.content, "html.parser").text
    assert getattr(stored(), field) == before


@pytest.mark.parametrize("colour", ["red", "#fff", "123456", "#12345g", "#1234567", ""])
def test_what_is_not_a_colour_is_refused_in_words(administrator: Client, colour: str) -> None:
    response = save(administrator, **{**GOOD, "band_colour": colour})

    assert response.status_code == 200
    assert stored().band_colour == "#0a4d5a"


@pytest.mark.parametrize("colour", ["red", "", "#12345g"])
def test_checking_settings_in_code_never_trips_over_a_word(colour: str) -> None:
    settings = stored()
    settings.band_colour = colour

    with pytest.raises(ValidationError) as refusal:
        settings.full_clean()
    assert "band_colour" in refusal.value.message_dict


def test_a_first_part_that_does_not_begin_the_name_is_refused() -> None:
    settings = stored()
    settings.name, settings.name_strong = "Oxbridge City Council", "Oxford"

    with pytest.raises(ValidationError) as refusal:
        settings.full_clean()
    assert refusal.value.message_dict["name_strong"] == [
        "Use the first words of the name, or leave this empty."
    ]


def test_the_name_is_told_in_its_two_parts() -> None:
    settings = CouncilSettings(name="Oxbridge City Council", name_strong="Oxbridge")

    assert settings.name_rest == "City Council"
    assert CouncilSettings(name="Our council").name_rest == "Our council"
