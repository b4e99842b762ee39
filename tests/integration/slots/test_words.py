"""Windows in words, slots under their days, and which are offered first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.integration.slots import Fit, Slot, by_day, choose, day_of, window_words

from .making import at, slot


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (8, 12, "8am to midday"),
        (12, 17, "midday to 5pm"),
        (10, 14, "10am to 2pm"),
        (0, 8, "midnight to 8am"),
    ],
)
def test_a_window_is_said_as_people_say_it(start: int, end: int, words: str) -> None:
    assert window_words(slot(24, start, end)) == words


def test_half_past_is_said_too() -> None:
    odd = Slot("a", "b", at(24, 8, minute=30), at(24, 12))
    assert window_words(odd) == "8:30am to midday"


@pytest.mark.parametrize(("month", "hour"), [(1, 8), (7, 7)])
def test_a_window_given_in_utc_is_said_in_londons_time(month: int, hour: int) -> None:
    start = datetime(2026, month, 6, hour, tzinfo=UTC)
    end = datetime(2026, month, 6, hour + 4, tzinfo=UTC)
    assert window_words(Slot("a", "b", start, end)) == "8am to midday"


def test_slots_stand_under_their_days_in_order() -> None:
    late, early, next_day = slot(24, 12, 17), slot(24, 8), slot(25, 8)
    days = by_day([next_day, late, early])
    assert [(day.date, day.slots) for day in days] == [
        (date(2026, 11, 24), (early, late)),
        (date(2026, 11, 25), (next_day,)),
    ]


def test_the_day_is_londons() -> None:
    """Half past eleven at night in UTC is the next day in a London summer."""
    start = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    assert day_of(Slot("a", "b", start, start)) == date(2026, 7, 7)


def test_the_earliest_that_keep_the_deadline_are_offered() -> None:
    slots = [slot(day, hour, hour + 4) for day in (26, 24, 25) for hour in (12, 8)]
    offer = choose(slots, due=at(25, 12), most=2)
    assert [each.start for each in offer.slots] == [at(24, 8), at(24, 12)]
    assert offer.in_time


def test_a_window_that_ends_after_the_deadline_does_not_keep_it() -> None:
    offer = choose([slot(24, 8, 12)], due=at(24, 11))
    assert (len(offer.slots), offer.in_time) == (1, False)


def test_a_window_that_ends_with_the_deadline_keeps_it() -> None:
    assert choose([slot(24, 8, 12)], due=at(24, 12)).in_time


def test_a_perhaps_comes_in_only_where_nothing_certain_is_in_time() -> None:
    certain, perhaps = slot(25), slot(24, fit=Fit.MAYBE)
    assert choose([certain, perhaps]).slots == (certain,)
    assert choose([certain, perhaps], due=at(24, 17)).slots == (perhaps,)


def test_what_is_not_to_be_had_is_never_offered() -> None:
    offer = choose([slot(24, fit=Fit.NO)])
    assert (offer.slots, offer.in_time) == ((), False)


def test_nothing_in_time_offers_the_earliest_there_is_and_says_so() -> None:
    offer = choose([slot(27), slot(26)], due=at(24, 17))
    assert [each.start.day for each in offer.slots] == [26, 27]
    assert not offer.in_time


slots_of_a_month = st.lists(
    st.builds(
        lambda day, hour, fit: slot(day, hour, hour + 4, fit),
        st.integers(1, 28),
        st.sampled_from([8, 13]),
        st.sampled_from(Fit),
    ),
    max_size=20,
)


@given(slots_of_a_month, st.none() | st.integers(1, 28), st.integers(1, 12))
def test_an_offer_is_in_order_small_and_true_to_its_word(
    slots: list[Slot], day: int | None, most: int
) -> None:
    due = at(day, 17) if day else None
    offer = choose(slots, due=due, most=most)
    starts = [each.start for each in offer.slots]
    assert starts == sorted(starts)
    assert len(starts) <= most
    assert all(each.fit is not Fit.NO for each in offer.slots)
    if offer.in_time:
        assert all(due is None or each.end <= due for each in offer.slots)
    elif due is not None:
        assert not [one for one in slots if one.fit is not Fit.NO and one.end <= due]
