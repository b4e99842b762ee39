"""A room's own note above each page of its journey."""

from __future__ import annotations

import pytest
from django.http import HttpRequest

from portal.cases.panels import Panel
from portal.forms import notes, registry
from portal.forms.drafts import Opened
from portal.forms.route import LiveStep
from tests.support.journeys import SHORT
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db
seen: list[str] = []


def note(request: HttpRequest, opened: Opened, live: LiveStep | None) -> Panel | None:
    """No note on the page that asks who it is."""
    seen.append(live.step.id if live else "check")
    if seen[-1] == "contact":
        return None
    return Panel("<Only> a try-out", "repairs/panel/note.html")


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    seen.clear()
    monkeypatch.setattr(registry, "_journeys", {SHORT.key: SHORT})
    monkeypatch.setattr(notes, "_registered", {})


def test_a_note_stands_above_each_page_that_it_is_made_for() -> None:
    notes.register(SHORT.key, note)
    walker = Walker(SHORT.key).start()
    assert "&lt;Only&gt; a try-out" in str(walker.soup.main)
    walker.send({"words": "A bench is broken"})
    assert "try-out" not in walker.soup.main.text
    walker.send({"email": "a@example.com"})
    assert "try-out" in walker.soup.main.text
    assert list(dict.fromkeys(seen)) == ["words", "contact", "check"]


def test_a_journey_without_a_note_has_none() -> None:
    notes.register("another", note)
    Walker(SHORT.key).start()
    assert not seen


def test_two_rooms_cannot_note_one_journey() -> None:
    notes.register(SHORT.key, note)
    notes.register(SHORT.key, note)
    with pytest.raises(ValueError, match="two notes"):
        notes.register(SHORT.key, lambda request, opened, live: None)
