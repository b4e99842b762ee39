"""Many forms are remembered, and what is published anywhere reads none of them again."""

from __future__ import annotations

from typing import Any

import pytest

from portal.forms import registry, versions
from portal.forms.kept import Kept
from portal.ui import generation

from .pages import form_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    generation.forget()
    monkeypatch.setattr(versions, "_thawed", Kept(versions.ROOM))


def test_a_live_form_is_read_once_and_then_asked_for_by_a_small_query(
    django_assert_num_queries: Any,
) -> None:
    key = published(form_page()).journey_key
    first = registry.get(key)
    generation.forget()  # as after anything that is published anywhere
    generation.window()
    with django_assert_num_queries(1) as asked:
        again = registry.get(key)
    assert again is first
    assert "sections" not in asked.captured_queries[0]["sql"]
    assert "frozen" not in asked.captured_queries[0]["sql"]
    with django_assert_num_queries(0):
        registry.get(key)


def test_a_form_that_had_to_make_room_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_thawed", Kept(1))
    one = published(form_page()).journey_key
    two = published(form_page(title="Other")).journey_key
    for _turn in range(2):
        generation.forget()
        assert [registry.get(key).key for key in (one, two)] == [one, two]
