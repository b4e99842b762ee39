"""What is found of a form beside its proof: too long, too hard, promised to nobody, astray."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.forms.built.compiling import Compiled, compiled
from portal.forms.built.exchange.ready_made import FOLDER, journey_of
from portal.forms.built.findings import Finding, of
from portal.forms.built.making import Made
from portal.forms.built.naming import named
from portal.forms.definition import Journey, Outcome, Privacy, Retention

from .writing import NEW_BIN, answers, asked, block, end, items, page, part, rule

NOTICE = Privacy("To bring you a bin", "Our duty", "The waste team", "1 year")


def form(*sections: Any, **more: Any) -> Made:
    """A form of these parts, with all that it has to promise."""
    made = compiled(named(list(sections)))
    outcome = replace(more.pop("outcome", Outcome()), about=made.about)
    values = {"privacy": NOTICE, "retention": Retention(28, 365), "outcome": outcome, **more}
    return Made(Journey("new-bin", "New bin", made.sections, **values), made)


def of_one_page(*questions: Any, **more: Any) -> list[Finding]:
    return of(form(part("Your bin", page(*questions, **more))))


def said(found: list[Finding]) -> str:
    return " | ".join(str(each) for each in found)


def plain(number: int) -> Any:
    return asked("text", f"What is thing {number}?", short=f"Thing {number}")


def test_nothing_is_found_of_a_sound_form() -> None:
    assert of(form(*NEW_BIN)) == []


def test_a_finding_stands_at_the_very_rule_and_names_its_question_by_its_words() -> None:
    lost = rule("people", "at-least", "3")
    before_the_end = NEW_BIN[0]["value"]["steps"][:2]
    sections = [part("Your bin", *before_the_end, page(plain(1), when=[lost])), NEW_BIN[1]]
    [found] = of(form(*sections))
    assert found.block == lost["id"]
    assert "‘People’, which may not have been asked" in found.message
    assert "people" not in found.message


def test_a_rule_of_a_part_is_found_beside_that_rule_though_a_page_has_the_same_name() -> None:
    lost = rule("colour", "is", "Green")
    sections = [*NEW_BIN, part("Colour", page(plain(1), name="colour-page"), when=[lost])]
    found = of(form(*sections))
    assert {each.block for each in found if "no question ‘colour’" in each.message} == {lost["id"]}


def test_an_end_that_nobody_is_spared_is_found() -> None:
    assert "Nobody can get to the end" in said(of(form(part("Bins", page(plain(1)), end("No")))))


def test_many_questions_on_a_page_are_advised_against_and_far_too_many_stop() -> None:
    few = of_one_page(*map(plain, range(4)), title="Things")
    some = of_one_page(*map(plain, range(5)), title="Things")
    many = of_one_page(*map(plain, range(9)), title="Things")
    assert few == []
    assert [each.stops for each in some] == [False]
    assert [each.stops for each in many] == [True]
    assert "asks 9 things" in said(many)


def test_what_people_know_by_heart_makes_no_page_long() -> None:
    contact = [
        asked("text", "What is your name?", short="Name", fills="name"),
        asked("email", "Email", whose="mine"),
        asked("phone", "Telephone", whose="mine"),
        asked("address", "Address", whose="mine"),
        asked("postcode", "Postcode", whose="mine"),
    ]
    assert of_one_page(*contact, title="About you") == []


def test_a_page_of_very_many_words_stops() -> None:
    body = " ".join(["We look at it. "] * 101)
    text = block("text", {"title": "Read this", "body": body})
    [found] = of(form(part("One", text, page(plain(1)))))
    assert found.stops
    assert "406 words" in found.message


def test_a_long_list_to_choose_one_of_is_advised_against() -> None:
    [found] = of_one_page(asked("radios", "Which?", short="Which", choices=answers(*"ABCDEFGH")))
    assert not found.stops
    assert "8 answers" in found.message


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_with_nothing_to_choose_from_stops(number: int) -> None:
    found = of_one_page(asked("radios", "Which?", choices=answers(*"AB"[:number])))
    assert any(each.stops for each in found)


def test_a_list_of_more_answers_than_anybody_reads_stops() -> None:
    found = of_one_page(asked("select", "Which?", choices=answers(*map(str, range(201)))))
    assert any(each.stops and "201 answers" in each.message for each in found)


HARD = (
    "Notwithstanding aforementioned considerations, applicants demonstrating eligibility "
    "necessitating consideration of extraordinary circumstances are obligated to communicate "
    "comprehensive documentation substantiating residential arrangements. "
)


def test_words_that_few_can_read_stop_and_say_for_whom_they_are() -> None:
    text = block("text", {"title": "Eligibility", "body": HARD * 3})
    found = of(form(part("One", text, page(plain(1)))))
    assert any(each.stops and "readers of" in each.message for each in found)


def test_names_on_a_long_list_are_not_read_as_sentences() -> None:
    names = [f"{word} administration" for word in "Abcdefghijklmnopqrstuvwxyzabcdefgh"]
    listed = asked("select", "Which office?", short="Office", choices=answers(*names))
    assert "readers of" not in said(of_one_page(listed))


@pytest.mark.parametrize("words", ["<b>Which</b> bin?", "Bins &amp; boxes?", "[here](/bins/)?"])
def test_words_that_look_like_code_are_pointed_out(words: str) -> None:
    [found] = of_one_page(asked("text", words, short="Bin"))
    assert not found.stops
    assert "looks like code" in found.message


@pytest.mark.parametrize("words", ["How many, < 5 or > 5?", "Q&A or R&D?", "More than 3 [in all]?"])
def test_signs_in_a_sentence_are_no_code(words: str) -> None:
    assert of_one_page(asked("text", words, short="Bin")) == []


def leaving(**way: str) -> list[Finding]:
    ends = block(
        "end",
        {
            "title": "Not here",
            "body": "Sorry.",
            "ways": items({"label": "Ask us", **way}),
            "when": [rule("bin", "is", "Other")],
        },
    )
    return of(form(part("Bins", NEW_BIN[0]["value"]["steps"][0], ends), NEW_BIN[1]))


@pytest.mark.parametrize("phone", ["01632 960001", "+44 1632 960001", "(01632) 960001", "101"])
def test_a_number_that_can_be_called_is_a_way(phone: str) -> None:
    assert leaving(phone=phone) == []


@pytest.mark.parametrize("phone", ["call us", "12", "01632 960001 ext. 4", "0" * 16])
def test_a_number_that_nobody_can_call_stops(phone: str) -> None:
    assert "cannot be called" in said(leaving(phone=phone))


@pytest.mark.parametrize("href", ["/bins/", "https://www.gov.uk/bins", "tel:101"])
def test_a_link_that_leads_on_is_a_way(href: str) -> None:
    assert leaving(href=href) == []


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://example.org",
        "https://user@example.org",
        "https://localhost",
        "https://[",
        "bins",
        "/bins/ here",
    ],
)
def test_a_link_that_may_do_harm_or_leads_nowhere_stops(href: str) -> None:
    assert any(each.stops for each in leaving(href=href))


def test_an_end_that_leads_back_to_the_same_form_stops() -> None:
    assert "leads back to this very form" in said(leaving(href="/forms/new-bin/"))


def test_each_empty_promise_is_told_at_its_own_field() -> None:
    empty = form(*NEW_BIN, privacy=Privacy("", "", " ", ""), retention=Retention(3, 0))
    found = of(empty)
    fields = {"purpose", "basis", "seen_by", "kept", "draft_days", "submission_days"}
    assert {each.field for each in found} == fields
    assert all(each.stops for each in found)


def test_a_form_that_asks_who_people_are_says_so_where_it_does_not_say_how_long() -> None:
    [found] = of(form(*NEW_BIN, retention=Retention(28, 0)))
    assert "asks who people are, with ‘Name’" in found.message


def replies(*steps: Any, labels: tuple[str, ...] = ("Email", "Post")) -> list[Finding]:
    how = asked("radios", "How?", short="How", choices=answers(*labels), is_reply_by=True)
    return of(form(part("You", page(how), *steps)))


EMAIL = asked("email", "What is your email address?", short="Email address", whose="mine")
ADDRESS = asked("address", "What is your address?", short="Address", whose="mine")


def test_everybody_is_asked_for_what_our_reply_needs() -> None:
    sound = replies(
        page(EMAIL, when=[rule("how", "is", "Email")]),
        page(ADDRESS, when=[rule("how", "is", "Post")]),
    )
    assert sound == []


def test_who_chooses_a_way_that_we_do_not_ask_for_is_found() -> None:
    found = replies(page(EMAIL))
    assert [each.stops for each in found] == [True]
    assert "Who chooses ‘Post’ may not be asked for an address" in said(found)


def test_who_chooses_a_way_and_is_not_shown_its_question_is_found() -> None:
    found = replies(page(EMAIL), page(ADDRESS, when=[rule("how", "is", "Email")]))
    assert "Who chooses ‘Post’" in said(found)


def test_who_may_leave_empty_what_our_reply_needs_is_found() -> None:
    may = {**ADDRESS, "value": {**ADDRESS["value"], "required": False}}
    found = replies(page(EMAIL), page(may))
    assert "Who chooses ‘Post’" in said(found)
    assert "‘Email’" not in said(found)


def test_a_way_of_replying_that_there_is_not_is_found() -> None:
    found = replies(page(EMAIL), labels=("Email", "Pigeon"))
    assert "‘Pigeon’ is named ‘pigeon’" in said(found)


def test_what_stops_a_form_is_told_first() -> None:
    steps = page(*map(plain, range(5)), title="Things")
    found = of(form(part("One", steps), privacy=replace(NOTICE, kept="")))
    assert [each.stops for each in found] == [True, False]


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.json")))
def test_nothing_stops_a_ready_made_form(name: str) -> None:
    assert [str(each) for each in of(Made(journey_of(name), Compiled())) if each.stops] == []
