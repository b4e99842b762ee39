"""The stamp that all processes share, and what is remembered under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
import redis
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.db.transaction import on_commit
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from portal.ui import generation
from portal.ui.stamps import FileStamp, RedisStamp
from tests.support.factories import ContactPointFactory, TopicPageFactory, council_settings

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_our_boundaries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(generation, "_boundaries", [])
    yield
    generation.forget()


class TestFileStamp:
    def test_every_reader_sees_the_same_stamp(self, tmp_path: Path) -> None:
        assert FileStamp(tmp_path / "stamp").read() == FileStamp(tmp_path / "stamp").read()

    def test_a_new_stamp_is_seen_at_once_by_others(self, tmp_path: Path) -> None:
        one, other = FileStamp(tmp_path / "stamp"), FileStamp(tmp_path / "stamp")
        before = other.read()
        one.replace()
        assert other.read() != before

    def test_no_two_stamps_are_alike_however_fast_they_come(self, tmp_path: Path) -> None:
        stamp, seen = FileStamp(tmp_path / "stamp"), set()
        for _ in range(200):
            stamp.replace()
            seen.add(stamp.read())
        assert len(seen) == 200

    def test_a_folder_that_is_missing_is_made(self, tmp_path: Path) -> None:
        assert FileStamp(tmp_path / "new" / "stamp").read()

    def test_a_stamp_that_cannot_be_read_is_never_the_same_twice(self, tmp_path: Path) -> None:
        (tmp_path / "stamp").mkdir()  # not a link, so it cannot be read as one
        stamp = FileStamp(tmp_path / "stamp")
        assert stamp.read() != stamp.read()

    def test_a_stamp_that_cannot_be_made_is_never_the_same_twice(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Path, "symlink_to", Mock(side_effect=OSError("Read-only file system")))
        stamp = FileStamp(tmp_path / "stamp")
        assert stamp.read() != stamp.read()

    def test_nothing_is_left_lying_about(self, tmp_path: Path) -> None:
        FileStamp(tmp_path / "stamp").replace()
        FileStamp(tmp_path / "stamp").replace()
        assert [path.name for path in tmp_path.iterdir()] == ["stamp"]


class TestRedisStamp:
    def test_the_first_reader_makes_the_stamp(self) -> None:
        client = Mock(get=Mock(side_effect=[None, b"made"]))
        assert RedisStamp(client).read() == "made"
        assert client.set.call_args.kwargs == {"nx": True}, "another reader's is left as it is"

    def test_a_new_stamp_replaces_the_old(self) -> None:
        client = Mock()
        RedisStamp(client).replace()
        assert client.set.call_args.args[0] == RedisStamp.key
        assert client.set.call_args.kwargs == {}

    def test_with_redis_away_nothing_is_kept(self) -> None:
        stamp = RedisStamp(Mock(get=Mock(side_effect=redis.ConnectionError)))
        assert stamp.read() != stamp.read()


def test_a_value_is_built_once_until_the_stamp_changes() -> None:
    build = Mock(side_effect=["first", "second"])
    assert generation.remembered("key", build) == "first"
    assert generation.remembered("key", build) == "first"
    generation.bump()
    assert generation.remembered("key", build) == "second"


def test_nothing_and_no_are_remembered_too() -> None:
    build = Mock(return_value=None)
    generation.remembered("key", build)
    generation.remembered("key", build)
    assert build.call_count == 1


def test_a_value_built_while_something_changed_is_not_kept() -> None:
    def build() -> str:
        generation.bump()
        return "out of date already"

    generation.remembered("key", build)
    assert generation.remembered("key", lambda: "fresh") == "fresh"


@pytest.mark.parametrize(
    ("change", "wait"),
    [
        pytest.param(timedelta(minutes=10), timedelta(minutes=10), id="a boundary"),
        pytest.param(None, timedelta(hours=1), id="an hour, with no boundary"),
        pytest.param(timedelta(hours=5), timedelta(hours=1), id="an hour, before the boundary"),
    ],
)
def test_a_value_is_built_anew_once_time_is_up(change: timedelta | None, wait: timedelta) -> None:
    generation.register_boundary(lambda now: NOON + change if change else None)
    build = Mock(side_effect=["before", "after"])
    with time_machine.travel(NOON, tick=False) as clock:
        generation.remembered("key", build)
        clock.shift(wait - timedelta(seconds=1))
        assert generation.remembered("key", build) == "before"
        clock.shift(timedelta(seconds=1))
        assert generation.remembered("key", build) == "after"


def test_midnight_is_a_boundary_in_local_time() -> None:
    late = datetime(2026, 7, 1, 22, 40, tzinfo=UTC)  # 23:40 in summer
    assert generation.next_boundary(late) == datetime(2026, 7, 1, 23, 0, tzinfo=UTC)


def test_a_boundary_that_has_passed_does_not_close_the_window() -> None:
    generation.register_boundary(lambda now: now - timedelta(minutes=1))
    assert generation.next_boundary(NOON) == NOON + generation.LONGEST


def test_a_boundary_may_remember_without_going_round_in_circles() -> None:
    generation.register_boundary(
        lambda now: generation.remembered("hours", lambda: now + timedelta(minutes=1))
    )
    assert generation.remembered("key", lambda: "built") == "built"


def test_boundaries_are_asked_once_in_a_window() -> None:
    ask = Mock(return_value=None)
    generation.register_boundary(ask)
    generation.register_boundary(ask)
    for key in "abc":
        generation.remembered(key, lambda: "value")
    assert ask.call_count == 1


def test_memory_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "MOST", 3)
    for number in range(20):
        generation.remembered(f"key {number}", lambda: "value")
    assert len(generation._memory) <= 3


@pytest.mark.django_db
class TestWhatChangesTheStamp:
    def test_what_is_rolled_back_changes_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(generation, "on_commit", on_commit)
        before = generation.current()
        with transaction.atomic():
            generation.bump()
            transaction.set_rollback(True)
        assert generation.current() == before

    def test_the_stamp_changes_after_the_commit_and_not_before(
        self,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        monkeypatch.setattr(generation, "on_commit", on_commit)
        before = generation.current()
        with django_capture_on_commit_callbacks(execute=True):
            generation.bump()
            assert generation.current() == before
        assert generation.current() != before

    def test_publishing(self) -> None:
        page = TopicPageFactory()
        before = generation.current()
        page.save_revision().publish()
        assert generation.current() != before

    def test_unpublishing(self) -> None:
        page = TopicPageFactory()
        before = generation.current()
        page.unpublish()
        assert generation.current() != before

    def test_moving(self) -> None:
        page, other = TopicPageFactory(), TopicPageFactory()
        before = generation.current()
        page.move(other, pos="last-child")
        assert generation.current() != before

    def test_deleting(self) -> None:
        page = TopicPageFactory()
        before = generation.current()
        page.delete()
        assert generation.current() != before

    def test_the_council_s_settings(self) -> None:
        before = generation.current()
        council_settings(name="Another council")
        assert generation.current() != before

    def test_a_contact(self) -> None:
        before = generation.current()
        ContactPointFactory(hours=None)
        assert generation.current() != before

    def test_a_redirect(self) -> None:
        before = generation.current()
        Redirect.objects.create(old_path="/old", redirect_link="/new/")
        assert generation.current() != before

    def test_but_not_a_draft(self) -> None:
        page = TopicPageFactory()
        before = generation.current()
        page.title = "A draft"
        page.save_revision()
        assert generation.current() == before


@pytest.mark.django_db
def test_what_wagtail_knows_of_sites_is_forgotten_with_the_stamp() -> None:
    Site.get_site_root_paths()
    cache.set("anything", "kept")
    assert cache.get("anything") == "kept"
    generation.bump()
    assert cache.get("anything") is None
