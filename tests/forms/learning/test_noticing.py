"""What a page that comes back tells, without a database."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from portal.forms.definition import Kind, Question, QuestionStep, Section
from portal.forms.learning import few, noticing, words
from portal.forms.learning.measures import CHECK, LIMITS, Count, Measure, bucket_of, order, page_of
from portal.forms.learning.shaping import middle, most, shape
from portal.forms.route import LiveStep, route
from portal.forms.wizard.addresses import known
from tests.support.journeys import EVERYTHING, SHORT


def live(address: str) -> LiveStep:
    found = known(EVERYTHING, address)
    assert found is not None
    return found


def times(**took: int) -> tuple[int, ...]:
    """So many in the buckets that begin with these seconds: ``s20=3``."""
    return tuple(took.get(f"s{limit}", 0) for limit in LIMITS)


class TestSaving:
    def test_the_first_answer_to_a_page_counts_with_its_time(self) -> None:
        told = noticing.saved(live("tenant"), {}, {"tenant": "yes"}, 7.4, changing=False)
        assert told == [
            Count("tenant", Measure.ANSWERED),
            Count("tenant", Measure.TOOK, bucket="5"),
        ]

    def test_the_same_page_saved_again_counts_no_more(self) -> None:
        before = {"tenant": "yes"}
        assert noticing.saved(live("tenant"), before, {"tenant": "no"}, 7, changing=False) == []

    def test_a_question_left_empty_was_answered_too(self) -> None:
        told = noticing.saved(live("contact"), {"email": None}, {"email": "a"}, 7, changing=False)
        assert told == []

    def test_only_what_is_changed_from_check_your_answers_counts_as_changed(self) -> None:
        before = {"email": "a@example.org", "phone": None}
        after = {"email": "b@example.org", "phone": None}
        told = noticing.saved(live("contact"), before, after, 7, changing=True)
        assert told == [Count("contact", Measure.CHANGED, "email")]

    def test_no_count_has_anything_of_an_answer(self) -> None:
        before = {"email": "first@example.org"}
        told = noticing.saved(live("contact"), before, {"email": "second"}, 7, changing=True)
        told += noticing.saved(live("name"), {}, {"name": "Qvxname"}, 7, changing=False)
        assert "example.org" not in repr(told)
        assert "Qvxname" not in repr(told)

    def test_the_pages_of_all_things_on_a_list_are_one(self) -> None:
        assert page_of(live("people/x7kx7kx7/age")) == "people/age"
        assert page_of(live("people/y8my8my8/age")) == "people/age"
        assert page_of(live("people")) == "people"

    def test_a_list_counts_when_it_is_whole_and_only_then(self) -> None:
        assert noticing.finished(live("people").lists, None) == [Count("people", Measure.ANSWERED)]
        assert noticing.finished(live("people").lists, {"items": [], "done": True}) == []

    @pytest.mark.parametrize(
        ("seconds", "bucket"),
        [(0, "0"), (4.9, "0"), (5, "5"), (59, "45"), (60, "60"), (9000, "3600"), (-1, "")],
    )
    def test_a_time_goes_into_a_bucket(self, seconds: float, bucket: str) -> None:
        assert bucket_of(seconds) == bucket

    def test_a_page_left_open_for_days_tells_no_time(self) -> None:
        assert bucket_of(3 * 86_400) == ""


class TestSavingAtOnce:
    def test_each_page_that_was_not_answered_before_counts(self) -> None:
        before = {"tenant": "yes"}
        after = {"tenant": "no", "email": "a@example.org", "phone": None, "name": "A"}
        told = noticing.saved_at_once(EVERYTHING, before, after)
        assert told == [Count("name", Measure.ANSWERED), Count("contact", Measure.ANSWERED)]

    def test_each_thing_on_a_list_counts_and_the_list_once_it_is_whole(self) -> None:
        one = {"key": "x7kx7kx7", "answers": {"who": "A", "age": 7}}
        two = {"key": "y8my8my8", "answers": {"who": "B"}}
        before = {"people": {"items": [one], "done": False}}
        after = {"people": {"items": [one, two], "done": True}}
        told = noticing.saved_at_once(EVERYTHING, before, after)
        assert told == [
            Count("people/person", Measure.ANSWERED),
            Count("people", Measure.ANSWERED),
        ]


class Wrong:
    def __init__(self, code: str | None) -> None:
        self.code = code


class TestRefusing:
    def test_each_mistake_counts_once_a_time_by_its_code(self) -> None:
        page = live("contact")
        errors: dict[str, Any] = {
            "email": [Wrong("invalid"), Wrong("invalid")],
            "phone": [Wrong(None)],
        }
        told = noticing.refused(page, noticing.codes_of(errors, page.asks))
        assert told == [
            Count("contact", Measure.REFUSED, "email", "invalid"),
            Count("contact", Measure.REFUSED, "phone", "other"),
        ]

    def test_a_mistake_of_the_whole_page_belongs_to_no_question(self) -> None:
        page = live("contact")
        told = noticing.refused(page, noticing.codes_of({"__all__": [Wrong("both")]}, page.asks))
        assert told == [Count("contact", Measure.REFUSED, "", "both")]


class TestLeaving:
    def test_a_form_is_left_at_the_page_that_was_to_come(self) -> None:
        found = route(EVERYTHING, {"tenant": "yes"})
        assert noticing.left(found) == Count("rooms", Measure.LEFT)

    def test_who_is_told_that_it_cannot_be_done_here_has_not_left(self) -> None:
        found = route(EVERYTHING, {"tenant": "no"})
        assert noticing.left(found) == Count("not-ours", Measure.ENDED)

    def test_who_answered_everything_and_did_not_send_left_at_the_check(self) -> None:
        found = route(SHORT, {"words": "A tap", "email": "a@example.org"})
        assert noticing.left(found) == Count(CHECK, Measure.LEFT)

    def test_a_thing_begun_on_a_list_is_left_at_its_page(self) -> None:
        people = {"items": [{"key": "x7kx7kx7", "answers": {"who": "A"}}], "done": False}
        given = {"tenant": "yes", "rooms": ["none"], "people": people}
        assert noticing.left(route(EVERYTHING, given)) == Count("people/age", Measure.LEFT)

    def test_of_parts_in_any_order_the_last_one_begun_is_where_it_was_left(self) -> None:
        first, second = SHORT.sections[0].steps
        parts = ((first,), (second,), (asks("third"), asks("fourth")), (asks("fifth"),))
        sections = tuple(Section(f"part-{n}", f"Part {n}", steps) for n, steps in enumerate(parts))
        long = replace(SHORT, sections=sections)
        assert noticing.left(route(long, {"third": "yes"})) == Count("fourth", Measure.LEFT)
        assert noticing.left(route(long, {})) == Count("words", Measure.LEFT)


def asks(name: str) -> QuestionStep:
    return QuestionStep(name, (Question(name, Kind.YES_NO, f"Is it {name}?"),))


class TestShaping:
    def test_the_pages_stand_in_the_order_of_the_form_and_sending_is_the_last(self) -> None:
        pages = order(EVERYTHING)
        assert pages[:3] == ["tenant", "rooms", "kitchen"]
        assert pages.index("people/age") < pages.index("people") < pages.index("name")
        assert pages[-1] == CHECK

    def test_who_saw_a_page_went_on_from_it_or_left_there(self) -> None:
        counts = {
            Count("contact", Measure.ANSWERED): 40,
            Count("contact", Measure.LEFT): 10,
            Count("contact", Measure.REFUSED, "email", "invalid"): 9,
            Count("contact", Measure.REFUSED, "email", "required"): 12,
            Count("contact", Measure.CHANGED, "phone"): 6,
        }
        learnt = shape(EVERYTHING, counts)
        email, phone = learnt.questions["email"], learnt.questions["phone"]
        assert (email.saw, email.left, email.changed) == (50, 10, 0)
        assert list(email.refused.items()) == [("required", 12), ("invalid", 9)]
        assert (phone.saw, phone.changed, phone.refused) == (50, 6, {})

    def test_a_list_has_figures_under_its_own_id(self) -> None:
        learnt = shape(EVERYTHING, {Count("people", Measure.ANSWERED): 30})
        assert learnt.questions["people"].saw == 30

    def test_what_is_not_asked_any_more_is_left_out(self) -> None:
        learnt = shape(SHORT, {Count("gone", Measure.ANSWERED): 30})
        assert learnt.is_empty

    def test_half_and_nine_of_ten_are_read_from_the_buckets(self) -> None:
        took = times(s5=4, s20=4, s600=2)
        assert (middle(took), most(took)) == (LIMITS.index(20), LIMITS.index(600))
        assert words.time(took) == "20 to 30 seconds"
        assert words.most_times(took) == "up to 20 minutes"

    def test_the_time_of_few_is_not_told(self) -> None:
        assert words.time(times(s5=4)) == "Not shown"
        assert words.time(times()) == "None"

    def test_the_longest_times_have_no_end(self) -> None:
        assert words.time(times(s3600=9)) == "more than 1 hour"
        assert words.time(times(s0=9)) == "less than 5 seconds"

    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (60, "60 to 90 seconds"),
            (90, "90 seconds to 2 minutes"),
            (300, "5 to 10 minutes"),
            (1800, "30 minutes to 1 hour"),
        ],
    )
    def test_each_span_is_said_as_people_say_it(self, seconds: int, said: str) -> None:
        assert words.span(LIMITS.index(seconds)) == said


class TestFew:
    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_fewer_than_five_is_all_that_is_said_of_few(self, number: int) -> None:
        assert few.words(number) == "Fewer than 5"
        assert few.percent(number, 100) is None

    @pytest.mark.parametrize(("number", "said"), [(0, "None"), (5, "5"), (7, "5"), (8, "10")])
    def test_other_numbers_are_to_the_nearest_five(self, number: int, said: str) -> None:
        assert few.words(number) == said

    def test_two_numbers_that_differ_by_one_person_do_not_say_so(self) -> None:
        assert few.words(41) == few.words(42) == "40"

    def test_a_share_that_leaves_few_others_is_not_told(self) -> None:
        assert few.percent(98, 100) is None
        assert few.percent(15, 100) == 15

    def test_a_share_of_a_small_number_is_not_told(self) -> None:
        assert few.share(6, 19) == "5"
        assert few.share(6, 40) == "5 (15%)"


class TestWords:
    def test_a_mistake_is_named_by_the_sentence_that_people_read(self) -> None:
        counts = {Count("contact", Measure.REFUSED, "email", "invalid"): 12}
        learnt = shape(EVERYTHING, counts)
        said = words.of_question(learnt.questions["email"], EVERYTHING)
        [mistake] = said.mistakes
        assert mistake.words == "Enter an email address in full, like name@example.com"
        assert mistake.times == "10"

    def test_what_differs_from_time_to_time_in_a_sentence_is_left_out(self) -> None:
        counts = {Count("money", Measure.REFUSED, "since", "missing"): 12}
        said = words.of_question(shape(EVERYTHING, counts).questions["since"], EVERYTHING)
        assert said.mistakes[0].words.endswith("must include …")

    def test_a_check_of_its_own_is_named(self) -> None:
        counts = {Count("contact", Measure.REFUSED, "email", "check:number-if-needed"): 12}
        said = words.of_question(shape(EVERYTHING, counts).questions["email"], EVERYTHING)
        assert said.mistakes[0].words == "Did not pass the check “number if needed”"


def test_what_is_noticed_and_shaped_knows_nothing_of_the_web() -> None:
    script = (
        "import sys; from portal.forms.learning import few, measures, noticing, shaping;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'wagtail'}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
