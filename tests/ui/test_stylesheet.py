"""A council's own colours: readable, at an address that changes with them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.council.colours import ENOUGH, PAIRS, contrast
from portal.ui.stylesheet import mix, properties, until_clear
from tests.support.factories import council_settings

PURPLE = {"band_colour": "#3b1d6b", "action_colour": "#4a2a86"}
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
readable = colours.filter(
    lambda colour: all(contrast(colour, against) >= ENOUGH for _, against, _ in PAIRS)
)


def address(client: Client) -> str | None:
    found = re.search(r'href="(/colours-\w+\.css)"', client.get("/").content.decode())
    return found[1] if found else None


@pytest.mark.django_db
class TestOnThePage:
    def test_a_council_with_the_usual_colours_saves_the_request(self, client: Client) -> None:
        council_settings()
        assert address(client) is None

    def test_its_own_colours_are_linked_and_kept_for_ever(self, client: Client) -> None:
        council_settings(**PURPLE)
        link = address(client)
        assert link
        response = client.get(link)
        assert response["Content-Type"].startswith("text/css")
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "--band:#3b1d6b" in response.content.decode()

    def test_new_colours_have_a_new_address(self, client: Client) -> None:
        council_settings(**PURPLE)
        before = address(client)
        council_settings(band_colour="#1d3b6b")
        assert address(client) not in (before, None)

    def test_an_old_address_gives_the_colours_of_today_to_be_asked_for_again(
        self, client: Client
    ) -> None:
        council_settings(**PURPLE)
        response = client.get("/colours-0123456789ab.css")
        assert "--band:#3b1d6b" in response.content.decode()
        assert response["Cache-Control"] == "no-store"


@settings(deadline=None)
@given(band=readable, action=readable)
def test_every_pair_that_the_settings_accept_can_be_read(band: str, action: str) -> None:
    made = dict(properties(band, action))
    assert contrast(made["band-link"], made["band"]) >= ENOUGH
    assert contrast(made["action-hover"], "#ffffff") >= ENOUGH
    assert contrast(made["dark-band"], "#ffffff") >= 7
    assert contrast(made["dark-accent"], "#11181a") >= 7
    assert contrast(made["dark-accent"], made["dark-tint"]) >= ENOUGH
    assert contrast("#eef3f2", made["dark-tint"]) >= 7
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in made.values())


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_a_colour_that_is_clear_already_is_left() -> None:
    assert until_clear("#ffffff", "#ffffff", "#000000", 7) == "#ffffff"
