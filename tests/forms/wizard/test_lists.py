"""Things that are added one by one."""

from __future__ import annotations

import re

from portal.forms.models import Draft, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker


def add(walker: Walker, name: str, age: str = "40") -> None:
    walker.send({"another": "yes"})
    walker.send({"who": name}).send({"age": age})


def people() -> list[str]:
    items = Draft.objects.get().answers["people"]["items"]
    return [item["answers"]["who"] for item in items]


def at_people(walker: Walker) -> Walker:
    return walker.fill(GOOD, until="people")


def test_people_are_added_one_by_one_and_sent(walker: Walker) -> None:
    at_people(walker)
    assert walker.heading == "Does anybody live with you?"
    add(walker, "Mum")
    assert walker.heading == "You have added 1 person"
    add(walker, "Dad")
    walker.send({"another": "no"})
    assert walker.step == "crowd"
    walker.fill({**GOOD, "crowd": {"crowd": "yes"}}).send()
    sent = Submission.objects.get().answers["people"]["items"]
    assert [item["answers"] for item in sent] == [
        {"who": "Mum", "age": 40},
        {"who": "Dad", "age": 40},
    ]


def test_pressing_twice_adds_one_person(walker: Walker) -> None:
    at_people(walker).send({"another": "yes"})
    address, hidden = walker.at, walker.hidden()
    walker.post(address, {**hidden, "who": "Mum"})
    walker.post(address, {**hidden, "who": "Mum"})
    assert people() == ["Mum"]


def test_going_back_and_naming_somebody_else_changes_the_same_person(walker: Walker) -> None:
    at_people(walker).send({"another": "yes"})
    address, hidden = walker.at, walker.hidden()
    walker.post(address, {**hidden, "who": "Mum"})
    walker.post(address, {**hidden, "who": "Mother"})
    assert people() == ["Mother"]


def test_nobody_is_removed_without_asking(walker: Walker) -> None:
    at_people(walker)
    add(walker, "Mum")
    add(walker, "Dad")
    walker.go(walker.soup.find("a", href=re.compile("/remove/"))["href"])
    assert walker.heading == "Remove Mum?"
    assert people() == ["Mum", "Dad"]
    remove = walker.at
    walker.send()
    assert people() == ["Dad"]
    assert walker.heading == "You have added 1 person"
    walker.post(remove, {})
    assert people() == ["Dad"]
    assert walker.step == "people"


def test_a_person_is_changed_in_place(walker: Walker) -> None:
    at_people(walker)
    add(walker, "Mum")
    walker.go(walker.soup.select_one(".govuk-summary-list a")["href"])
    assert walker.soup.find("input", {"name": "who"})["value"] == "Mum"
    walker.send({"who": "Mother"})
    assert people() == ["Mother"]


def test_nobody_is_added_beyond_the_most(walker: Walker) -> None:
    at_people(walker)
    for name in ("Mum", "Dad", "Gran"):
        add(walker, name)
    assert "no more than 3 people" in walker.soup.get_text()
    assert walker.soup.find("input", {"name": "another"}) is None
    new = f"/forms/everything/{walker.key}/people/new/person/"
    assert walker.client.get(new).status_code == 303
    assert walker.client.post(new, {"who": "Uncle"}).status_code == 409
    walker.send()
    assert walker.step == "crowd"
    assert len(people()) == 3


def test_a_half_told_person_is_gone_on_with(walker: Walker) -> None:
    at_people(walker).send({"another": "yes"}).send({"who": "Mum"})
    assert walker.step.endswith("/age")
    walker.go(f"/forms/everything/{walker.key}/")
    assert walker.step.endswith("/age")


def test_each_persons_page_says_whom_it_is_about(walker: Walker) -> None:
    at_people(walker).send({"another": "yes"})
    assert "Add a person" in walker.soup.title.get_text()
    walker.send({"who": "Mum"})
    assert "Mum" in walker.soup.find(class_="caption").get_text()


def test_neither_yes_nor_no_is_an_error(walker: Walker) -> None:
    at_people(walker).send()
    assert walker.soup.title.get_text().startswith("Error: ")
    assert "Say if there are people to add" in walker.soup.get_text()


def test_changing_from_check_your_answers_leads_back_there(walker: Walker) -> None:
    at_people(walker)
    add(walker, "Mum")
    walker.send({"another": "no"})
    walker.fill(GOOD)
    walker.go(walker.soup.find("a", href=re.compile(r"/person/\?change=1"))["href"])
    walker.send({"who": "Mother"})
    assert walker.step == "check-answers"
