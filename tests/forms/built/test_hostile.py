"""Whatever stands where the blocks of a form should: it is read, or refused with a sentence."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.forms.built.blocks import SectionsBlock
from portal.forms.built.compiling import compiled
from portal.forms.built.findings import of
from portal.forms.built.making import Made
from portal.forms.built.naming import named
from portal.forms.built.refusing import reasons
from portal.forms.built.rules import OPERATORS
from portal.forms.definition import Journey, Kind

from .writing import NEW_BIN, answers, asked, block, items, page, part, rule

WORDS = (
    "type id value title steps questions label name choices when question operator ways pages "
    "least most minimum set body earliest latest longest max_files takes whose fills is_reply_by "
    "required phone href one many intro exclusive"
)
KEYS = WORDS.split()
KINDS = [
    *(kind.value.replace("-", "_") for kind in Kind),
    *("section", "page", "text", "end", "list", "shared", "item", "rule", "either"),
]
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([*KINDS, *OPERATORS, "a", "b", "yes", "2027-04-01", "9" * 400, "NaN", "\0"]),
)
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
        | st.builds(lambda kind, value: block(kind, value), st.sampled_from(KINDS), inner)
    ),
    max_leaves=30,
)
STRUCTS = st.dictionaries(st.sampled_from(KEYS), ANY_JSON, max_size=6)
STEPS = st.builds(lambda kind, value: block(kind, value), st.sampled_from(KINDS), STRUCTS)
QUESTIONS = st.builds(
    lambda kind, value: page(block(kind, {"label": "One", "name": "a", **value})),
    st.sampled_from(KINDS),
    STRUCTS,
)
RULED = st.builds(
    lambda operator, value: page(
        asked("text", "Two"),
        when=[block("rule", {"question": "a", "operator": operator, "value": value})],
    ),
    st.sampled_from([*OPERATORS]),
    LEAVES,
)
FORMS = st.lists(STEPS | QUESTIONS | RULED, max_size=4).map(lambda steps: [part("One", *steps)])


def looked_at(sections: Any) -> Made:
    """A form that was made of this, and looked at for what is wrong with it."""
    made = compiled(named(sections))
    form = Made(Journey("a-form", "A form", made.sections), made)
    of(form)
    return form


@given(ANY_JSON)
def test_anything_at_all_is_read_and_looked_at(anything: Any) -> None:
    looked_at(anything)


@given(FORMS)
def test_a_form_with_anything_in_it_is_read_and_looked_at(sections: Any) -> None:
    looked_at(sections)


@pytest.mark.parametrize(
    ("kind", "limits"),
    [
        ("money", {"least": "NaN", "most": "3"}),
        ("money", {"least": "sNaN", "most": "3"}),
        ("money", {"least": "1E+999999"}),
        ("whole_number", {"most": 10**500}),
        ("date", {"earliest": "0001-01-01", "latest": "9999-12-31"}),
        ("file", {"max_files": 10**30}),
        ("list", {"minimum": 10**30, "most": 10**30, "pages": [page(asked("text", "Who?"))]}),
    ],
)
@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("at-least", "5"),
        ("more", "9" * 400),
        ("on-or-after", "0001-01-01"),
        ("before", "9999-12-31"),
        ("years-ago", "150"),
        ("days-ahead", "40000"),
    ],
)
def test_limits_that_no_number_or_day_can_keep_are_looked_at(
    kind: str, limits: Any, operator: str, value: str
) -> None:
    thing = block(kind, {"label": "One", "title": "One", "many": "ones", "name": "a", **limits})
    first = thing if kind == "list" else page(thing)
    looked_at([part("One", first, page(asked("text", "Two"), when=[rule("a", operator, value)]))])


def test_a_form_of_many_questions_is_looked_at_in_seconds() -> None:
    steps = []
    for number in range(150):
        before = f"thing_{number - 1}"
        when = [rule(before, "answered"), rule(before, "is", "A")] if number % 5 == 4 else []
        question = asked(
            "radios", f"Which of thing {number}?", short=f"Thing {number}", choices=answers(*"ABC")
        )
        steps.append(page(question, when=when))
    started = time.process_time()
    looked_at([part(f"Part {n}", *steps[n * 50 : n * 50 + 50]) for n in range(3)])
    assert time.process_time() - started < 5


BLOCKS = SectionsBlock()


def saved(sections: Any) -> Any:
    return BLOCKS.clean(BLOCKS.to_python(sections))


def refusal(sections: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        saved(sections)
    return str(refused.value.as_json_data())


def with_label(label: str) -> Any:
    return [part("One", page(asked("text", label)))]


def test_a_form_is_saved_with_a_name_for_each_thing() -> None:
    kept = BLOCKS.get_prep_value(saved(NEW_BIN))
    assert kept[0]["value"]["name"] == "your-bin"


def test_ten_thousand_answers_are_refused() -> None:
    many = answers(*map(str, range(10_000)))
    words = refusal([part("One", page(asked("radios", "Which?", choices=many)))])
    assert "200" in words


def test_a_text_of_a_megabyte_is_refused_by_its_first_words() -> None:
    words = refusal(with_label("Very long " * 100_000))
    assert "1,000,000 letters long" in words or "too long to be kept" in words


def test_a_long_page_to_read_is_refused_by_its_first_words() -> None:
    text = block("text", {"title": "Read", "body": "Once upon a time " * 400})
    assert "the one that begins ‘Once upon a time" in refusal([part("One", text)])


def test_a_form_that_is_long_in_all_is_refused() -> None:
    text = [block("text", {"title": "Read", "body": "word " * 990}) for _n in range(99)]
    assert "Make two of it" in refusal([part(str(n), *text) for n in range(3)])


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
def test_a_letter_that_no_database_keeps_is_refused(letter: str) -> None:
    assert "cannot be kept" in refusal(with_label(f"Which{letter}?"))


def test_blocks_within_blocks_without_end_are_refused() -> None:
    deep: Any = "x"
    for _level in range(5000):
        deep = [deep]
    assert reasons([part("One", deep)]) == ["The form has too many blocks within blocks."]


@pytest.mark.parametrize(
    "posted",
    [
        "sections-count=3",
        "sections-count=many",
        "sections-count=1&sections-0-deleted=&sections-0-order=0&sections-0-type=section",
        "sections-count=99999999999999999999",
    ],
)
def test_a_post_that_no_editor_sends_is_a_bad_request_and_no_crash(posted: str) -> None:
    with pytest.raises(BadRequest):
        BLOCKS.value_from_datadict(QueryDict(posted), {}, "sections")


def test_ways_that_are_no_ways_are_refused_with_their_page() -> None:
    ends = block(
        "end", {"title": "No", "body": "Sorry.", "ways": items({"label": "", "phone": ""})}
    )
    assert "required" in refusal([part("One", page(asked("text", "Which?")), ends)])
