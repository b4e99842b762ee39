"""What staff write is read, or its mistake is said with its place and what to do."""

from __future__ import annotations

from datetime import date

import pytest

from portal.benefits.dated import Held
from portal.benefits.estimate.scheme import Scheme
from portal.benefits.models import Part
from portal.benefits.schemes.looking import NO_PERSON, NO_ROWS, look
from portal.benefits.schemes.reading import LONGEST, value_of
from portal.benefits.written import WrittenWrongly
from portal.home.demo.benefits import rows

YEAR = Held(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture(scope="module")
def demos() -> dict[str, str]:
    """The demo's text of each part, the last of several."""
    return {row.part: row.written for row in rows()}


def test_a_scheme_is_read_with_the_days_of_its_row(demos: dict[str, str]) -> None:
    scheme = value_of(Part.SCHEME, demos[Part.SCHEME], YEAR)
    assert isinstance(scheme, Scheme)
    assert scheme.held == YEAR


def test_days_in_the_text_are_refused(demos: dict[str, str]) -> None:
    written = f"held: {{first: 2026-04-01}}\n{demos[Part.SCHEME]}"
    with pytest.raises(WrittenWrongly, match="held: take this out"):
        value_of(Part.SCHEME, written, YEAR)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "write names and values here"),
        ("- 1", "write names and values here"),
        ("a: 1\n b: [", "line 2: this line cannot be read"),
        ("a: &x 1\nb: *x", "line 2: write it out in full"),
        ("x" * (LONGEST + 1), "this is too long"),
        ("a: !!python/object:os.system {}", "line 1: this line cannot be read"),
        ("council: Here", "source: this is missing"),
        ("a: \x00", "cannot be read"),
    ],
)
def test_a_mistake_says_where_it_is_and_what_to_do(written: str, words: str) -> None:
    with pytest.raises(WrittenWrongly) as refused:
        value_of(Part.SCHEME, written, YEAR)
    assert words in str(refused.value)


def test_a_sum_that_is_no_number_is_named_with_its_place(demos: dict[str, str]) -> None:
    written = demos[Part.SCHEME].replace("limit: 16000", "limit: lots")
    assert look(Part.SCHEME, written, YEAR).mistakes == ("capital.limit: write a number here.",)


def test_all_of_the_demo_can_be_used(demos: dict[str, str]) -> None:
    for part, written in demos.items():
        assert look(part, written, YEAR).mistakes == (), part


def test_beside_a_scheme_stand_households_and_what_they_would_get(demos: dict[str, str]) -> None:
    examples = look(Part.SCHEME, demos[Part.SCHEME], YEAR).examples
    alone = next(each for each in examples if each.words == "One adult with no income")
    assert (alone.weekly, alone.yearly) == ("£28.77", "£1,500.00")
    assert alone.lines[0] == ("Your council tax for a week", "£28.77")


def test_an_unfair_scheme_is_found_out_and_has_no_examples(demos: dict[str, str]) -> None:
    found = look(Part.SCHEME, demos[Part.SCHEME].replace("percent: 25", "percent: 80"), YEAR)
    assert any("a higher income gets a higher percentage" in each for each in found.mistakes)
    assert found.examples == ()


def test_what_has_to_be_checked_stands_apart_from_what_was_read(demos: dict[str, str]) -> None:
    found = look(Part.PROVISIONS, demos[Part.PROVISIONS], YEAR)
    assert "GOV.UK, Housing Benefit" in [source.words for source in found.read]
    assert all(source.evidence != "read" for source in found.unread)
    assert found.unread


def test_help_without_a_person_at_the_end_is_a_mistake(demos: dict[str, str]) -> None:
    written = demos[Part.PROVISIONS].replace("kind: person", "kind: debt-advice")
    assert look(Part.PROVISIONS, written, YEAR).mistakes == (NO_PERSON,)


def test_a_table_of_ages_without_an_age_is_a_mistake() -> None:
    written = "{rows: [], source: {words: The law}}"
    assert look(Part.PENSION_AGES, written, YEAR).mistakes == (NO_ROWS,)
