"""Where answers lead."""

from portal.forms.conditions import Compared, Equals, Op
from portal.forms.definition import ContentStep, Section
from portal.forms.route import Route, route

from .making import ask, items, journey, leave, no, one_of, page, parts, read, several, yes, yes_no

BRANCHED = journey(
    page(yes_no("a")),
    page(one_of("b", "married", "divorced"), when=yes("a")),
    page(ask("c"), when=Equals("b", "divorced")),
    page(ask("d")),
)
HOUSEHOLD = journey(
    page(yes_no("alone")),
    several(
        "people",
        page(ask("person")),
        page(yes_no("earns")),
        page(ask("pay"), when=yes("earns")),
        when=no("alone"),
        named_by=("person",),
    ),
    page(ask("rooms"), when=Compared("people", Op.MORE, 1)),
    page(ask("end")),
)


def addresses(found: Route) -> list[str]:
    return [live.address for live in found.steps]


def test_an_empty_draft_stops_at_the_first_question() -> None:
    found = route(BRANCHED, {})
    assert addresses(found) == ["a"]
    assert found.gap is found.steps[0]
    assert not found.complete
    assert found.answers == {}


def test_the_route_ends_where_every_question_has_its_answer() -> None:
    found = route(BRANCHED, {"a": "yes", "b": "divorced", "c": "x", "d": "y"})
    assert addresses(found) == ["a", "b", "c", "d"]
    assert found.complete
    assert found.gap is None


def test_an_answer_on_a_branch_since_left_steers_nothing() -> None:
    found = route(BRANCHED, {"a": "no", "b": "divorced", "c": "x", "d": "y"})
    assert addresses(found) == ["a", "d"]
    assert found.answers == {"a": "no", "d": "y"}
    assert found.abandoned == {"b", "c"}


def test_a_later_answer_does_not_bridge_a_gap() -> None:
    found = route(BRANCHED, {"a": "yes", "d": "y"})
    assert addresses(found) == ["a", "b"]
    assert found.answers == {"a": "yes"}
    assert found.abandoned == frozenset()


def test_an_answer_that_no_longer_fits_is_a_gap() -> None:
    found = route(BRANCHED, {"a": "yes", "b": "widowed", "d": "y"})
    assert found.gap is not None
    assert found.gap.address == "b"


def test_an_answer_to_no_question_is_left_out() -> None:
    assert route(BRANCHED, {"a": "no", "d": "y", "old": "z"}).answers == {"a": "no", "d": "y"}


def test_only_steps_on_the_route_may_be_visited() -> None:
    found = route(BRANCHED, {"a": "yes"})
    assert found.find("b") is found.gap
    assert found.find("c") is None
    assert found.find("d") is None
    assert found.find("nowhere") is None


def test_a_page_to_read_is_passed_on_the_way() -> None:
    found = route(journey(page(ask("a")), read("note"), page(ask("b"))), {"a": "x"})
    assert addresses(found) == ["a", "note", "b"]
    after = found.after("a")
    assert after is not None
    assert isinstance(after.step, ContentStep)
    assert found.after("note") is found.gap


def test_an_exit_ends_the_route() -> None:
    definition = journey(page(yes_no("a")), leave("out", when=yes("a")), page(ask("b")))
    found = route(definition, {"a": "yes", "b": "x"})
    assert addresses(found) == ["a", "out"]
    assert found.exit is found.steps[-1]
    assert not found.complete
    assert found.gap is None
    assert found.answers == {"a": "yes"}
    assert route(definition, {"a": "no", "b": "x"}).complete


def test_after_the_last_step_come_the_answers_to_check() -> None:
    found = route(BRANCHED, {"a": "no", "d": "y"})
    assert found.after("d") is None
    first = found.find("a")
    assert first is found.before("d")
    assert found.before("a") is None


def test_after_a_step_that_has_left_the_route_comes_the_gap() -> None:
    found = route(BRANCHED, {"a": "no"})
    assert found.after("b") is found.gap


def test_a_part_is_passed_by_as_a_whole_and_not_counted() -> None:
    definition = parts(
        Section("one", "You", (page(yes_no("a")),)),
        Section("two", "Your home", (page(ask("b")),), when=yes("a")),
        Section("three", "Your visit", (page(ask("c")),)),
    )
    found = route(definition, {"a": "no", "b": "x"})
    assert addresses(found) == ["a", "c"]
    assert found.abandoned == {"b"}
    part = found.part(found.steps[-1].section)
    assert (part.number, part.of, part.title) == (2, 2, "Your visit")
    assert found.part(found.steps[0].section).number == 1
    assert route(definition, {"a": "yes"}).part(definition.sections[2]).of == 3


def test_a_list_not_begun_asks_first_whether_there_is_anybody() -> None:
    found = route(HOUSEHOLD, {"alone": "no"})
    assert found.gap is not None
    assert found.gap.address == "people"
    opening = found.find("people/new/person")
    assert opening is not None
    assert opening.item == "new"
    before = found.before("people/new/person")
    assert before is found.gap


def test_a_list_that_needs_somebody_asks_about_the_first_at_once() -> None:
    definition = journey(several("people", page(ask("person")), minimum=2))
    found = route(definition, {})
    assert found.gap is not None
    assert found.gap.address == "people/new/person"
    one = route(definition, {"people": items({"person": "x"})})
    assert addresses(one) == ["people/a/person", "people/new/person"]
    two = route(definition, {"people": items({"person": "x"}, {"person": "y"})})
    assert two.complete


def test_each_thing_on_a_list_has_its_own_steps_and_branches() -> None:
    people = items({"person": "x", "earns": "no", "pay": "old"}, {"person": "y", "earns": "yes"})
    found = route(HOUSEHOLD, {"alone": "no", "people": people})
    assert addresses(found) == [
        "alone",
        "people/a/person",
        "people/a/earns",
        "people/b/person",
        "people/b/earns",
        "people/b/pay",
    ]
    assert found.gap is found.steps[-1]
    assert found.gap.item == "b"


def test_a_list_is_settled_once_nothing_is_to_be_added() -> None:
    person = {"person": "x", "earns": "no", "pay": "old"}
    open_ = route(HOUSEHOLD, {"alone": "no", "people": items(person, done=False)})
    assert open_.gap is not None
    assert open_.gap.address == "people"
    found = route(HOUSEHOLD, {"alone": "no", "people": items(person), "end": "z"})
    assert found.complete
    assert found.answers["people"]["items"] == [
        {"key": "a", "answers": {"person": "x", "earns": "no"}}
    ]


def test_how_many_are_on_a_list_can_steer_the_route() -> None:
    person = {"person": "x", "earns": "no"}
    found = route(HOUSEHOLD, {"alone": "no", "people": items(person, person)})
    assert addresses(found)[-2:] == ["people", "rooms"]


def test_a_full_list_takes_no_more() -> None:
    person = {"person": "x", "earns": "no"}
    full = route(HOUSEHOLD, {"alone": "no", "people": items(person, person, person)})
    assert full.find("people/new/person") is None
    over = route(HOUSEHOLD, {"alone": "no", "people": items(*[person] * 4)})
    assert over.gap is not None
    assert over.gap.address == "people"


def test_a_list_passed_by_is_abandoned_as_a_whole() -> None:
    people = items({"person": "x", "earns": "no"})
    found = route(HOUSEHOLD, {"alone": "yes", "people": people, "end": "z"})
    assert found.complete
    assert found.abandoned == {"people"}
    assert "people" not in found.answers


def test_what_is_stored_for_a_list_may_be_nonsense() -> None:
    for nonsense in ("x", [], {"items": "x"}, {"items": [1, {"key": "a"}], "done": "yes"}):
        found = route(HOUSEHOLD, {"alone": "no", "people": nonsense})
        assert found.gap is not None
        assert found.gap.address == "people"


def test_a_route_written_to_a_log_gives_no_answer_away() -> None:
    assert "secret" not in repr(route(journey(page(ask("a"))), {"a": "secret"}))


def test_a_part_beyond_a_gap_is_not_abandoned_yet() -> None:
    definition = parts(
        Section("one", "One", (page(yes_no("a")), page(ask("b")))),
        Section("two", "Two", (page(ask("c")),), when=yes("a")),
    )
    assert route(definition, {"c": "x"}).abandoned == frozenset()
    assert route(definition, {"a": "no", "b": "y", "c": "x"}).abandoned == {"c"}


def test_an_answer_on_a_branch_since_left_opens_no_part() -> None:
    definition = parts(
        Section("one", "One", (page(yes_no("a")), page(yes_no("b"), when=yes("a")))),
        Section("two", "Two", (page(ask("c")),), when=yes("b")),
    )
    assert addresses(route(definition, {"a": "no", "b": "yes"})) == ["a"]
    assert addresses(route(definition, {"a": "yes", "b": "yes"})) == ["a", "b", "c"]
