"""Forms that would break after they went live are refused, and hostile rules are read."""

from __future__ import annotations

import json

import pytest

from portal.council.publishing import NotFitToPublish
from portal.forms import doors
from portal.forms.built.admin.looking import told
from portal.forms.built.admin.whole import drawn
from portal.forms.built.exchange.pages import written
from portal.forms.built.exchange.refused import Refused
from portal.forms.built.exchange.written import as_text, read
from portal.forms.built.findings import findings
from portal.forms.built.making import made as compiled
from portal.forms.definition import freeze, thaw
from portal.forms.models import FormPage

from .pages import form_page, published
from .writing import asked, block, page, part, rule

pytestmark = pytest.mark.django_db

WILD = ("1E-999999999", "1e999999999", "9e999999", "0E+999999999", "sNaN", "-0", "9" * 4000)


def stopped(made: FormPage) -> list[str]:
    return [each.field for each in findings(made) if each.stops]


def test_a_title_that_no_version_could_keep_does_not_go_live() -> None:
    made = form_page(title="A new bin " * 21)
    assert stopped(made) == ["title"]
    with pytest.raises(NotFitToPublish):
        published(made)


def test_a_title_that_is_too_long_for_its_cases_needs_another_for_them() -> None:
    long = "A new bin " * 15
    assert stopped(form_page(title=long)) == ["case_title"]
    assert stopped(form_page(title=long, case_title="New bin")) == []


@pytest.mark.parametrize("number", WILD)
def test_a_rule_with_a_number_without_end_is_read_at_once(number: str) -> None:
    when = [rule("sum", "at-least", number)]
    made = form_page(
        [
            part("Sums", page(asked("money", "How much is it?", short="Sum"))),
            part("More", page(asked("text", "Why is it so?"), when=when)),
        ]
    )
    assert told(made)["headline"]
    assert drawn(made)
    journey = compiled(made).journey
    assert thaw(freeze(journey)) == journey


@pytest.mark.parametrize("number", WILD)
def test_a_price_and_a_limit_without_end_are_read_at_once(number: str) -> None:
    priced = block("payment", {"words": "A bin", "pounds": number, "when": []})
    sum_ = asked("money", "How much is it?", short="Sum", least=number, most=number)
    made = form_page([part("Sums", page(sum_), priced)])
    assert told(made)["headline"]


@pytest.mark.parametrize("depth", [50, 400, 3000])
def test_a_file_with_rules_within_rules_without_end_is_refused(depth: int) -> None:
    deep = '{"rule":[' * depth + "]}" * depth
    data = {**json.loads(as_text(written(form_page()))), "sections": "DEEP"}
    with pytest.raises(Refused):
        read(json.dumps(data).replace('"DEEP"', f"[{deep}]"))


def test_a_form_never_takes_the_key_of_another_service() -> None:
    door = next(doors.doors())
    assert form_page(title="Other", slug=door.key).journey_key == f"{door.key}-2"
