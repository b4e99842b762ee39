"""Limits that every process sees, that hold when many try at once, and that keep nobody's name."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.test import override_settings

from portal.integration import limits
from portal.integration.limits import household, take, take_here

pytestmark = pytest.mark.django_db
HOUR = 3600


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    caches["shared"].clear()


def test_as_many_tries_as_are_allowed_and_no_more() -> None:
    assert [take("codes", "somebody", 3, HOUR) for _ in range(5)] == [True] * 3 + [False] * 2


def test_one_try_is_given_back_and_no_more() -> None:
    assert [take("codes", "somebody", 2, HOUR) for _ in range(3)] == [True, True, False]
    limits.give_back("codes", "somebody", 2)
    assert [take("codes", "somebody", 2, HOUR) for _ in range(2)] == [True, False]


def test_who_has_taken_nothing_is_given_nothing() -> None:
    limits.give_back("codes", "somebody", 1)
    assert [take("codes", "somebody", 1, HOUR) for _ in range(2)] == [True, False]


def test_one_persons_tries_are_not_anothers() -> None:
    assert take("codes", "somebody", 1, HOUR)
    assert take("codes", "somebody else", 1, HOUR)
    assert not take("codes", "somebody", 1, HOUR)


def test_one_purpose_does_not_use_up_another() -> None:
    assert take("codes", "somebody", 1, HOUR)
    assert take("tracking", "somebody", 1, HOUR)


def test_each_try_comes_back_when_its_own_time_is_over() -> None:
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        assert take("codes", "somebody", 2, HOUR)
        clock.shift(1800)
        assert take("codes", "somebody", 2, HOUR)
        clock.shift(1801)
        assert take("codes", "somebody", 2, HOUR)
        assert not take("codes", "somebody", 2, HOUR)


def test_trying_on_does_not_make_the_wait_longer() -> None:
    with time_machine.travel("2026-11-21 12:00Z", tick=False) as clock:
        take("codes", "somebody", 1, HOUR)
        for _ in range(3):
            clock.shift(1201)
            last = take("codes", "somebody", 1, HOUR)
        assert last


def test_who_tried_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Any] = []
    cache = caches["shared"]
    monkeypatch.setattr(cache, "add", lambda *args: kept.append(args) or True)
    take("tracking", "203.0.113.9", 3, HOUR)
    assert kept
    assert "203.0.113.9" not in str(kept)


def test_a_fingerprint_cannot_be_made_without_our_secret(settings: Any) -> None:
    before = limits.fingerprint("tracking", "203.0.113.9")
    settings.SECRET_KEY = "another site's"
    assert limits.fingerprint("tracking", "203.0.113.9") != before


@pytest.mark.parametrize("most", [0, -1, limits.MOST + 1])
def test_a_limit_that_cannot_be_kept_is_refused(most: int) -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        take("codes", "somebody", most, HOUR)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.9", "203.0.113.10", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("::ffff:203.0.113.9", "::ffff:203.0.113.10", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("unknown", "nonsense", False),
    ],
)
def test_a_household_is_one_line(one: str, other: str, same: bool) -> None:
    assert (household(one) == household(other)) is same


def test_what_is_counted_here_asks_no_database(django_assert_num_queries: Any) -> None:
    caches["alone"].clear()
    with django_assert_num_queries(0):
        assert [take_here("search", "somebody", 2, HOUR) for _ in range(3)] == [True, True, False]


NOBODY_THERE = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",
}


def test_without_the_shared_cache_each_process_counts_for_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caches["alone"].clear()
    with override_settings(CACHES={**settings.CACHES, "shared": NOBODY_THERE}):
        assert [take("codes", "somebody", 2, HOUR) for _ in range(3)] == [True, True, False]
        assert take("codes", "somebody else", 2, HOUR)
    assert "counted by each process alone: ConnectionError" in caplog.text
    assert "somebody" not in caplog.text
