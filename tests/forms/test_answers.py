"""Changing answers."""

from portal.forms import answers
from portal.forms.route import LiveStep, route

from .making import ask, items, journey, no, page, several, yes_no

HOUSEHOLD = journey(
    page(yes_no("alone")),
    several("people", page(ask("person")), page(ask("age")), when=no("alone")),
)


def live(stored: dict[str, object], address: str) -> LiveStep:
    found = route(HOUSEHOLD, stored).find(address)
    assert found is not None
    return found


def test_an_answer_is_stored_beside_the_others() -> None:
    before = {"other": "x"}
    assert answers.put(before, live({}, "alone"), {"alone": "no"}) == {"other": "x", "alone": "no"}
    assert before == {"other": "x"}


def test_a_new_thing_gets_a_key_and_opens_the_list_again() -> None:
    before = {"alone": "no", "people": items({"person": "x", "age": "1"})}
    after = answers.put(before, live(before, "people/new/person"), {"person": "y"}, key="k")
    assert after["people"]["items"][1] == {"key": "k", "answers": {"person": "y"}}
    assert after["people"]["done"] is False
    assert len(before["people"]["items"]) == 1  # type: ignore[index]


def test_keys_are_made_without_look_alikes() -> None:
    keys = {answers.new_key() for _ in range(200)}
    assert len(keys) == 200
    assert not set("".join(keys)) & set("01oil aeu")


def test_a_thing_is_changed_in_its_place() -> None:
    before = {"alone": "no", "people": items({"person": "x", "age": "1"}, {"person": "y"})}
    step = live(before, "people/a/age")
    assert answers.of_step(before, step) == {"person": "x", "age": "1"}
    after = answers.put(before, step, {"age": "2"})
    assert [each["answers"] for each in after["people"]["items"]] == [
        {"person": "x", "age": "2"},
        {"person": "y"},
    ]
    assert after["people"]["done"] is True


def test_a_thing_is_removed_and_the_list_asks_again() -> None:
    before = {"people": items({"person": "x"}, {"person": "y"})}
    after = answers.remove_item(before, "people", "a")
    assert after["people"] == {"items": [{"key": "b", "answers": {"person": "y"}}], "done": False}
    assert (
        answers.remove_item(after, "people", "gone")["people"]["items"] == after["people"]["items"]
    )


def test_a_list_is_finished_and_opened_again() -> None:
    done = answers.finish({}, "people")
    assert done == {"people": {"items": [], "done": True}}
    assert answers.finish(done, "people", done=False)["people"]["done"] is False


def test_a_step_outside_a_list_reads_all_answers_and_a_new_thing_none() -> None:
    stored = {"alone": "no"}
    assert answers.of_step(stored, live(stored, "alone")) == stored
    assert answers.of_step(stored, live(stored, "people/new/person")) == {}
