"""What the schema of a form says, and how it is given."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.forms import registry, versions
from portal.forms.api.schema import answers_schema
from portal.forms.api.schema.told import told
from portal.forms.conditions import AllOf, Answered, AnyOf, Compared, Equals, FromToday, In, Not, Op
from portal.forms.definition import Choice, Journey, Kind, Question
from tests.forms.everything import EVERYTHING as EVERY_KIND
from tests.forms.making import ask, journey, one_of, page, several, yes, yes_no
from tests.support.api import Calling, make_system
from tests.support.factories import UserFactory
from tests.support.journeys import EVERYTHING, SHORT

from .conftest import newest
from .journeys import MANY_CONDITIONS

ADDRESS = "https://portal.example/schema"


def schema_of(definition: Journey) -> dict[str, Any]:
    return answers_schema(definition, 1, ADDRESS)


def of_question(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = schema_of(journey(page(question)))["properties"][question.id]
    return found


def takes(definition: Journey, **answers: Any) -> bool:
    checker = jsonschema_rs.Draft202012Validator(schema_of(definition), validate_formats=True)
    return bool(checker.is_valid(answers))


def takes_answer(question: Question, answer: Any) -> bool:
    return takes(journey(page(question)), **{question.id: answer})


def test_the_list_has_each_open_form_with_its_newest_version(partner: Calling) -> None:
    listed = {each["key"]: each for each in partner.get("/forms").json()["forms"]}
    assert list(listed) == ["everything", "short", "try", "with-files"]
    assert listed["short"]["title"] == "Tell us something short"
    assert listed["short"]["version"] == versions.current(SHORT).number
    assert listed["short"]["answers_schema"].endswith("/api/v1" + newest(SHORT, "schema"))


def test_the_list_takes_the_same_queries_however_many_forms_there_are(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner.get("/forms")  # freezes them
    with CaptureQueriesContext(connection) as many:
        assert len(partner.get("/forms").json()["forms"]) == 4
    monkeypatch.setattr(registry, "_journeys", {SHORT.key: SHORT})
    with CaptureQueriesContext(connection) as one:
        assert len(partner.get("/forms").json()["forms"]) == 1
    assert len(many) == len(one)


def test_a_schema_is_kept_by_whoever_reads_it_and_asked_for_no_second_time(
    partner: Calling,
) -> None:
    first = partner.get(newest(EVERYTHING, "schema"))
    assert first.status_code == 200
    assert first["Content-Type"] == "application/schema+json"
    assert "immutable" in first["Cache-Control"]
    assert first["Cache-Control"].startswith("private")
    assert first.json()["$id"].endswith(newest(EVERYTHING, "schema"))
    for sent in (first["ETag"], f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*"):
        again = partner.get(newest(EVERYTHING, "schema"), **{"If-None-Match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    other = partner.get(newest(EVERYTHING, "schema"), **{"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_an_old_version_keeps_its_schema(partner: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    old = newest(SHORT, "schema")
    before = partner.get(old).content
    new = Journey(SHORT.key, "Another title", SHORT.sections, privacy=SHORT.privacy)
    monkeypatch.setitem(registry._journeys, SHORT.key, new)
    assert newest(new, "schema") != old
    assert partner.get(old).content == before
    assert partner.get(newest(new, "schema")).json()["title"] == "Another title"


@pytest.mark.parametrize(
    "path",
    [
        "/forms/nothing/versions/1/schema",
        "/forms/short/versions/99/schema",
        "/forms/short/versions/0/schema",
        f"/forms/short/versions/{10**40}/schema",
        "/forms/short/versions/-1/schema",
        "/forms/short/versions/one/schema",
        "/forms/%00/versions/1/schema",
        "/forms/guarded/versions/1/schema",
    ],
)
def test_what_is_not_there_and_what_is_guarded_look_the_same(
    partner: Calling, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = Journey("guarded", "Guarded", SHORT.sections, privacy=SHORT.privacy)
    versions.current(SHORT), versions.current(guarded)
    source = registry.Source("guarded", lambda: guarded, lambda request: request.user.is_staff)
    monkeypatch.setattr(registry, "_sources", {"guarded": source})
    answer = partner.get(path)
    assert answer.status_code == 404
    assert answer.content == partner.get("/nothing").content
    assert "guarded" not in str(partner.get("/forms").json())


def test_who_has_signed_in_beside_a_key_opens_nothing_more(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = registry.Source("guarded", lambda: SHORT, lambda request: request.user.is_active)
    monkeypatch.setattr(registry, "_sources", {"guarded": source})
    path = newest(replace(SHORT, key="guarded"), "schema")
    partner.client.force_login(UserFactory())
    assert partner.get(path).status_code == 404


def test_a_key_without_the_scope_reads_no_form() -> None:
    other = Calling(make_system("other"), "cases:read", "forms:send")
    assert other.get("/forms").status_code == 404
    assert other.get(newest(SHORT, "schema")).status_code == 404


def test_a_form_that_was_withdrawn_is_not_there(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = newest(SHORT, "schema")
    monkeypatch.delitem(registry._journeys, SHORT.key)
    assert partner.get(path).status_code == 404


def test_the_schema_says_who_it_is_for_and_what_the_person_must_hear() -> None:
    found = schema_of(EVERYTHING)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (found["$id"], found["x-form"], found["x-version"]) == (ADDRESS, "everything", 1)
    assert found["unevaluatedProperties"] is False
    assert found["x-declaration"]
    assert found["x-privacy"]["purpose"] == "To try every kind of question"


def test_parts_and_pages_are_told_in_their_order_with_when_they_are_shown() -> None:
    first, home, you = schema_of(EVERYTHING)["x-sections"]
    assert [first["title"], home["title"], you["title"]] == [
        "Where you stand",
        "Your home",
        "About you",
    ]
    pages = {each["id"]: each for each in first["pages"]}
    assert list(pages) == ["tenant", "not-ours", "before", "rooms", "kitchen"]
    assert pages["kitchen"]["when"] == {"question": "rooms", "is": "kitchen"}
    assert "Kitchen" in pages["kitchen"]["when-in-words"]
    assert pages["before"]["says"] == ["Have your rent letter at hand."]
    assert pages["not-ours"]["ends"] is True
    (people,) = [each for each in home["pages"] if each["id"] == "people"]
    assert [each["asks"] for each in people["pages"]] == [["who"], ["age"]]


def test_a_question_is_told_with_all_that_is_needed_to_ask_it() -> None:
    found = schema_of(EVERYTHING)["properties"]
    assert found["nino"]["title"] == "National Insurance number"
    assert (found["nino"]["x-sensitive"], found["nino"]["x-kind"]) == (True, "nino")
    assert (found["rent"]["x-section"], found["rent"]["x-page"]) == ("home", "money")
    assert found["paid"]["oneOf"][1] == {"const": "month", "title": "Every month"}
    assert found["since"]["x-latest"] == "today"


def test_what_must_be_answered_is_required_and_what_need_not_may_be_null() -> None:
    definition = journey(page(ask("must")), page(ask("may", required=False)))
    assert takes(definition, must="a")
    assert takes(definition, must="a", may=None)
    assert takes(definition, must="a", may="b")
    assert not takes(definition, may="b")
    assert not takes(definition, must=None)
    assert not takes(definition, must="a", other="b")


RED = (Choice("red", "Red"), Choice("blue", "Blue"), Choice("none", "None", exclusive=True))


@pytest.mark.parametrize(
    ("question", "good", "wrong"),
    [
        (ask("q", longest=3), ["a", "abc"], ["", " ", "abcd", 1, None, ["a"]]),
        (ask("q", Kind.TEXTAREA), ["a\nb", "a" * 5000], ["\n", "a" * 5001]),
        (yes_no("q"), ["yes", "no"], ["Yes", True, None]),
        (one_of("q", "a", "b"), ["a"], ["c", "", ["a"]]),
        (one_of("q", "a", required=False), ["a", None], ["b"]),
        (
            ask("q", Kind.CHECKBOXES, choices=RED),
            [["red"], ["red", "blue"], ["none"]],
            [[], ["red", "none"], ["red", "red"], ["x"], "red"],
        ),
        (ask("q", Kind.DATE), ["2020-02-29"], ["2021-02-29", "1 May 2020", "0900-01-01", 2020]),
        (ask("q", Kind.WHOLE_NUMBER, least=1, most=9), [1, 9, 3.0], [0, 10, 1.5, "3", True]),
        (ask("q", Kind.MONEY), ["0.00", "12.30"], ["12.3", "-1.00", 12.3, "£1.00"]),
        (ask("q", Kind.EMAIL), ["a@example.com"], ["a", 1]),
        (ask("q", Kind.PHONE), ["+441632960001", "01632 960 001"], ["", 1]),
        (ask("q", Kind.POSTCODE), ["AA1 1AA"], ["AA1", "aa1 1aa"]),
        (ask("q", Kind.NINO), ["AA123456A"], ["QQ123456A", "AA 12 34 56 A"]),
        (ask("q", Kind.SORT_CODE), ["123456"], ["12-34-56"]),
        (ask("q", Kind.ACCOUNT_NUMBER), ["12345678"], ["1234567"]),
        (ask("q", Kind.FILE, max_files=1), [["a" * 22]], [["a"], ["a" * 22, "b" * 22], [], "a"]),
    ],
    ids=lambda each: str(each.kind) if isinstance(each, Question) else "",
)
def test_each_kind_of_answer_has_its_shape(
    question: Question, good: list[Any], wrong: list[Any]
) -> None:
    assert [each for each in good if not takes_answer(question, each)] == []
    assert [each for each in wrong if takes_answer(question, each)] == []


def test_an_address_has_its_parts_and_no_other() -> None:
    question = ask("q", Kind.ADDRESS)
    good = {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    assert takes_answer(question, good)
    assert takes_answer(question, {**good, "line_2": "", "uprn": "1"})
    assert not takes_answer(question, {**good, "county": "Testshire"})
    assert not takes_answer(question, {"line_1": "1 Test Street"})


def test_every_kind_has_a_schema() -> None:
    assert set(schema_of(EVERY_KIND)["properties"]) >= {
        kind.value.replace("-", "_") for kind in Kind
    }


def test_what_is_looked_up_is_any_text_and_says_so() -> None:
    found = of_question(one_of("q", "none", choices_from="somewhere"))
    assert (found["type"], found["x-looked-up"]) == ("string", True)
    assert found["x-where-nothing-is-offered"] == "none"


BASE = {
    "rents": "yes",
    "rooms": 2,
    "rent": "400.00",
    "since": "2024-01-01",
    "people": [{"who": "a tenant", "works": "no", "tenancy": "joint", "school": "a school"}],
    "plain": "no colours",
    "end": "end",
}


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({}, True),
        ({"rents": "no"}, False),  # then rent is not asked
        ({"rooms": 4, "big": "a"}, True),
        ({"rooms": 4}, False),
        ({"rooms": 3, "big": "a"}, False),
        ({"colours": ["red"], "red": "a", "plain": None}, False),
        ({"colours": ["red"]}, False),
        ({"people": []}, False),
        ({"many": "a"}, False),  # one person is not many
        ({"dear": "a"}, True),  # of a sum a schema knows nothing
        ({"early": "a"}, True),  # nor of a day
        ({"new": "a"}, True),
    ],
)
def test_what_is_asked_only_sometimes_is_needed_then_and_refused_otherwise(
    change: dict[str, Any], good: bool
) -> None:
    assert takes(MANY_CONDITIONS, **{**BASE, **change}) is good


def test_with_a_colour_that_is_red_other_pages_are_asked() -> None:
    without = {id_: each for id_, each in BASE.items() if id_ != "plain"}
    assert takes(MANY_CONDITIONS, **without, colours=["red"], red="a")
    assert takes(MANY_CONDITIONS, **without, colours=["blue"])
    assert not takes(MANY_CONDITIONS, **without, colours=["blue"], red="a")


def test_a_list_of_two_is_asked_about() -> None:
    two = [*BASE["people"], *BASE["people"]]  # type: ignore[misc]
    assert takes(MANY_CONDITIONS, **{**BASE, "people": two, "many": "a"})
    assert not takes(MANY_CONDITIONS, **{**BASE, "people": two})


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({"works": "yes", "wage": "1.00", "school": None}, False),
        ({"wage": "1.00"}, False),
        ({"works": "yes"}, False),  # then a wage is needed
        ({"tenancy": None}, False),
        ({"stranger": "a"}, False),
    ],
)
def test_of_things_on_a_list_what_is_asked_turns_on_inside_and_outside(
    change: dict[str, Any], good: bool
) -> None:
    (person,) = BASE["people"]  # type: ignore[misc]
    assert takes(MANY_CONDITIONS, **{**BASE, "people": [{**person, **change}]}) is good


def test_who_does_not_rent_is_not_asked_about_tenancies() -> None:
    person = {"who": "a tenant", "works": "no"}
    others = {"rents": "no", "rooms": 1, "end": "end"}
    assert takes(MANY_CONDITIONS, **others, people=[person])
    assert not takes(MANY_CONDITIONS, **others, people=[{**person, "tenancy": "joint"}])
    assert not takes(MANY_CONDITIONS, **others, people=[{**person, "school": "a school"}])


def test_where_the_form_ends_early_nothing_is_valid() -> None:
    others = {"rents": "no", "rooms": 1, "end": "end", "people": [{"who": "a", "works": "no"}]}
    assert takes(MANY_CONDITIONS, **others)
    assert takes(MANY_CONDITIONS, **others, colours=["red"])
    assert not takes(MANY_CONDITIONS, **others, colours=["blue"])


def test_a_condition_on_what_was_not_asked_before_holds_never() -> None:
    definition = journey(page(ask("first"), when=yes("later")), page(yes_no("later")))
    assert takes(definition, later="yes")
    assert not takes(definition, first="a", later="yes")


@pytest.mark.parametrize(
    ("op", "value", "some", "others"),
    [
        (Op.LESS, 2, [0, 1], [2, 3]),
        (Op.AT_MOST, 2, [0, 2], [3]),
        (Op.EQUAL, 2, [2], [1, 3]),
        (Op.AT_LEAST, 2, [2, 3], [1]),
        (Op.MORE, 2, [3], [2]),
        (Op.LESS, 0, [], [0, 1]),
        (Op.MORE, Decimal("1.5"), [2], [1]),
        (Op.EQUAL, Decimal("1.5"), [], [1, 2]),
    ],
)
def test_numbers_and_lists_are_compared(op: Op, value: Any, some: Any, others: Any) -> None:
    number = journey(
        page(ask("n", Kind.WHOLE_NUMBER, most=9)), page(ask("q"), when=Compared("n", op, value))
    )
    many = journey(
        several("n", page(ask("x")), most=9), page(ask("q"), when=Compared("n", op, value))
    )
    for count in (*some, *others):
        things = [{"x": "a"}] * count
        assert takes(number, n=count, q="a") is takes(many, n=things, q="a") is (count in some)
        assert takes(number, n=count) is takes(many, n=things) is (count not in some)


def test_every_condition_can_be_told_as_data() -> None:
    assert told(None) is True
    assert told(AllOf((yes("a"), AnyOf((Answered("b"), Not(In("c", ("x", "y")))))))) == {
        "all": [
            {"question": "a", "is": "yes"},
            {
                "any": [
                    {"question": "b", "answered": True},
                    {"not": {"question": "c", "is": ["x", "y"]}},
                ]
            },
        ]
    }
    assert told(Compared("n", Op.LESS, 3)) == {"question": "n", "compared": "<", "with": 3}
    assert told(Compared("m", Op.MORE, Decimal("1.5")))["with"] == "1.50"
    assert told(Compared("d", Op.MORE, date(2026, 4, 1)))["with"] == "2026-04-01"
    assert told(Compared("d", Op.MORE, FromToday()))["with"] == "today"
    assert told(Compared("d", Op.MORE, FromToday(-3, -18)))["with"] == "today, -18 years, -3 days"
    assert told(Equals("a", "b")) == {"question": "a", "is": "b"}


def test_the_schema_is_made_without_django() -> None:
    script = (
        "import sys, portal.forms.api.schema, portal.forms.api.wire;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'wagtail', 'ninja'}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
