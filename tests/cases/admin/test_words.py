"""Staff read names, not codes."""

import pytest

from portal.cases.admin import kinds
from portal.cases.admin.words import language_of
from portal.cases.models import Case


@pytest.mark.parametrize(
    ("code", "name"), [("en", ""), ("en-GB", ""), ("pl", "Polish"), ("zz", "zz")]
)
def test_a_language_is_named_in_english_and_english_is_not_mentioned(code: str, name: str) -> None:
    assert language_of(Case(language=code)) == name


def test_a_kind_has_the_title_of_its_form() -> None:
    assert kinds.in_words("ask-or-tell") == "Ask a question or tell us something"


def test_a_kind_that_no_room_knows_is_written_in_words() -> None:
    assert kinds.in_words("old-form") == "Old form"


def test_a_room_that_says_its_names_twice_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_lookups", [])
    asked: list[str] = []

    def lookup(kind: str) -> None:
        asked.append(kind)

    kinds.name_by(lookup)
    kinds.name_by(lookup)

    kinds.in_words("old-form")

    assert asked == ["old-form"]
