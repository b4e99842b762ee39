"""How hard words are to read."""

from __future__ import annotations

import pytest
import textstat

from portal.council.reading import grade_of, syllables_of

PLAIN = (
    "Turn the water off at the tap. Put a bowl under the leak. Then call us. We will come today."
)
HARD = (
    "Residents experiencing interruption of electrical installations should immediately notify "
    "the appropriate authority regarding circumstances of the aforementioned deficiency."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("tap", 1),
        ("water", 2),
        ("make", 1),
        ("table", 2),
        ("while", 1),
        ("leaked", 1),
        ("started", 2),
        ("the", 1),
        ("electricity", 5),
        ("2", 1),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    assert syllables_of(word) == count


@pytest.mark.parametrize("text", [PLAIN, HARD])
def test_the_grade_is_near_to_what_others_measure(text: str) -> None:
    assert grade_of(text) == pytest.approx(textstat.flesch_kincaid_grade(text), rel=0.1, abs=1.5)


def test_plain_words_are_of_the_first_years_and_hard_ones_are_not() -> None:
    assert grade_of(PLAIN) < 3
    assert grade_of(HARD) > 15


def test_no_words_are_not_hard() -> None:
    assert grade_of("") == 0
