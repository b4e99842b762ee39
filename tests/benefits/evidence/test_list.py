"""Which proofs answers want: only theirs, each once, whose without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.benefits.claim import names
from portal.benefits.dated import Held, Source
from portal.benefits.evidence.list import Proof, Proofs, Wanted, wanted
from portal.benefits.evidence.which import NTH
from portal.home.demo.benefits import benefits

DAY = date(2026, 11, 23)
FROM = Source("a test")


def listed(*answers: dict[str, Any]) -> dict[str, Any]:
    return {"items": [{"key": f"k{n}", "answers": each} for n, each in enumerate(answers, 1)]}


def codes(answers: dict[str, Any], *proofs: Proof) -> list[str]:
    return [each.code for each in wanted(Proofs(proofs, 1, (14, 7), FROM), answers, DAY)]


def demo(answers: dict[str, Any]) -> list[Wanted]:
    rules = benefits().proofs
    assert rules is not None
    return wanted(rules, answers, DAY)


def test_everybody_is_asked_who_they_are() -> None:
    assert codes({}, Proof("identity", "Who you are", FROM)) == ["identity"]


@pytest.mark.parametrize(
    ("answers", "is_wanted"),
    [
        ({"has_partner": "yes"}, True),
        ({"has_partner": "no"}, False),
        ({"has_partner": None}, False),
        ({"has_partner": ""}, False),
        ({}, False),
        ({"has_partner": ["yes", "other"]}, True),
        ({"has_partner": {"value": "yes", "label": "Yes"}}, True),
    ],
)
def test_an_answer_wants_its_proof(answers: dict[str, Any], is_wanted: bool) -> None:
    proof = Proof("partner", "Your partner", FROM, question="has_partner", answers=("yes",))
    assert bool(codes(answers, proof)) is is_wanted


def test_any_answer_will_do_where_none_is_named() -> None:
    proof = Proof("rent", "Your rent", FROM, question="rent_amount")
    assert codes({"rent_amount": "120.00"}, proof) == ["rent"]
    assert codes({"rent_amount": None}, proof) == []
    assert codes({"rent_amount": {"line_1": "1 Test Street"}}, proof) == ["rent"]


def test_an_answer_may_be_the_one_that_wants_none() -> None:
    proof = Proof("savings", "Savings", FROM, question="kinds", unless=("none",))
    assert codes({"kinds": ["none"]}, proof) == []
    assert codes({"kinds": ["none", "shares"]}, proof) == ["savings"]


def test_each_thing_on_a_list_is_proved_and_none_is_named() -> None:
    proof = Proof("pay", "Pay", FROM, about="post {n}", listed="jobs")
    answers = {"jobs": listed({"employer": "Corner shop"}, {"employer": "Baker"})}
    found = wanted(Proofs((proof,), 1, (), FROM), answers, DAY)
    assert [(each.about, each.thing) for each in found] == [("post 1", "k1"), ("post 2", "k2")]
    assert "Corner shop" not in str(found)


JOB = Proof("pay", "Pay", FROM, about="{whose} {nth} job", listed="jobs")


def jobs(*whose: str | None) -> list[str]:
    answers = {"jobs": listed(*({"job_whose": each, "job_pay": "1.00"} for each in whose))}
    return [each.about for each in wanted(Proofs((JOB,), 1, (), FROM), answers, DAY)]


@pytest.mark.parametrize(
    ("whose", "about"),
    [
        ((None,), ["your job"]),
        ((None, None), ["your first job", "your second job"]),
        (("you", "partner"), ["your job", "your partner’s job"]),
        (
            ("partner", "you", "partner"),
            ["your partner’s first job", "your job", "your partner’s second job"],
        ),
        ((None,) * 11, [f"your {nth} job" for nth in (*NTH, "11th")]),
    ],
)
def test_a_thing_is_told_from_others_by_whose_it_is_and_its_place(
    whose: tuple[str | None, ...], about: list[str]
) -> None:
    assert jobs(*whose) == about


def test_rules_that_gave_a_bare_number_once_say_it_in_words() -> None:
    old = replace(JOB, about="job {n}")
    answers = {"jobs": listed({"job_whose": "you"}, {"job_whose": "partner"}, {"job_whose": "you"})}
    found = [each.about for each in wanted(Proofs((old,), 1, (), FROM), answers, DAY)]
    assert found == ["your first job", "your partner’s job", "your second job"]


def test_in_the_demo_no_proof_has_a_bare_number() -> None:
    rules = benefits().proofs
    assert rules is not None
    assert not [each.about for each in rules.proofs if "{n}" in each.about]


def test_only_things_that_want_it_are_proved_and_keep_their_place() -> None:
    proof = Proof(
        "adult",
        "Pay",
        FROM,
        about="grown-up {n}",
        listed="adults",
        question="works",
        answers=("yes",),
    )
    answers = {"adults": listed({"works": "no"}, {"works": "yes"})}
    (found,) = wanted(Proofs((proof,), 1, (), FROM), answers, DAY)
    assert found.about == "grown-up 2"


def test_one_proof_may_do_for_a_whole_list() -> None:
    proof = Proof("statements", "Statements", FROM, listed="savings", once=True)
    assert codes({"savings": listed({}, {})}, proof) == ["statements"]
    assert codes({"savings": listed()}, proof) == []
    assert codes({}, proof) == []


def test_the_same_proof_is_not_asked_for_twice() -> None:
    one = Proof("nino", "Number", FROM, question="a")
    other = Proof("nino", "Number", FROM, question="b")
    assert codes({"a": "x", "b": "y"}, one, other) == ["nino"]


def test_a_rule_holds_only_on_its_days() -> None:
    past = Proof("old", "Old", FROM, held=Held(last=date(2026, 3, 31)))
    assert codes({}, past) == []


def test_in_the_demo_a_single_person_with_nothing_proves_little() -> None:
    assert [each.code for each in demo({"has_nino": "none"})] == ["identity"]


def test_in_the_demo_a_family_proves_each_job_and_the_rent() -> None:
    answers = {
        "has_partner": "yes",
        "has_nino": "yes",
        "partner_has_nino": "lost",
        "jobs": listed({}, {}),
        "rent_amount": "150.00",
        "account_number": "12345678",
    }
    assert [each.code for each in demo(answers)] == [
        "identity",
        "partner-identity",
        "nino",
        "partner-nino",
        "pay",
        "pay",
        "rent",
        "bank",
    ]


def test_in_the_demo_every_proof_asks_for_an_answer_that_the_claim_has() -> None:
    rules = benefits().proofs
    known = {value for value in vars(names).values() if isinstance(value, str)}
    known.add(names.PARTNER + names.STATUS)
    assert rules is not None
    assert {each.question for each in rules.proofs} - {""} <= known
    assert {each.listed for each in rules.proofs} - {""} <= known


def test_in_the_demo_every_proof_says_what_will_do() -> None:
    rules = benefits().proofs
    assert rules is not None
    assert all(each.examples and each.title for each in rules.proofs)
    assert rules.remind == (14, 7)
