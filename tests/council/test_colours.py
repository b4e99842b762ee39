from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.council.colours import ENOUGH, PAIRS, contrast, luminance
from portal.council.models import CouncilSettings

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    # Ratios against white as WCAG's own formula gives them.
    [("#767676", 4.54), ("#777777", 4.48), ("#0000ff", 8.59), ("#ff0000", 4.00)],
)
def test_known_colours_have_their_known_contrast(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.005)


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_and_within_its_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(COLOURS)
def test_capitals_make_no_difference(colour: str) -> None:
    assert luminance(colour.upper()) == luminance(colour)


def test_the_colours_we_begin_with_pass() -> None:
    settings = CouncilSettings()

    for field, against, _ in PAIRS:
        assert contrast(getattr(settings, field), against) >= ENOUGH
