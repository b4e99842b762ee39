"""A step's form asks, checks and keeps what the definition says."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms import cleaned, validators
from portal.forms.build import StepForm, field, form_class
from portal.forms.definition import Choice, Divider, Kind, Question, QuestionStep
from portal.forms.fit import fits
from portal.ui.forms import Address

from .making import ask, one_of, page, yes_no

TYPED: dict[Kind, tuple[dict[str, Any], Any]] = {
    Kind.TEXT: ({"q": " A word "}, "A word"),
    Kind.TEXTAREA: ({"q": "One\r\nTwo"}, "One\nTwo"),
    Kind.RADIOS: ({"q": "red"}, "red"),
    Kind.CHECKBOXES: ({"q": ["red", "blue"]}, ["red", "blue"]),
    Kind.SELECT: ({"q": "blue"}, "blue"),
    Kind.YES_NO: ({"q": "yes"}, "yes"),
    Kind.DATE: ({"q-day": "1", "q-month": "2", "q-year": "2026"}, "2026-02-01"),
    Kind.WHOLE_NUMBER: ({"q": "1,234"}, 1234),
    Kind.MONEY: ({"q": "£1,234.5"}, "1234.50"),
    Kind.EMAIL: ({"q": "name@example.com"}, "name@example.com"),
    Kind.PHONE: ({"q": "01632 960 001"}, "+441632960001"),
    Kind.ADDRESS: (
        {"q-line_1": "1 High Street", "q-town": "Anytown", "q-postcode": "aa11aa"},
        {"line_1": "1 High Street", "line_2": "", "town": "Anytown", "postcode": "AA1 1AA"},
    ),
    Kind.POSTCODE: ({"q": "aa11aa"}, "AA1 1AA"),
    Kind.NINO: ({"q": "ab 12 34 56 c"}, "AB123456C"),
    Kind.SORT_CODE: ({"q": "12-34-56"}, "123456"),
    Kind.ACCOUNT_NUMBER: ({"q": "123456"}, "00123456"),
}


def one(kind: Kind, **more: Any) -> Question:
    if kind in (Kind.RADIOS, Kind.CHECKBOXES, Kind.SELECT):
        return one_of("q", "red", "blue", kind=kind, **more)
    return ask("q", kind, **more)


def filled(step: QuestionStep, typed: Mapping[str, Any], **more: Any) -> StepForm:
    data: MultiValueDict[str, Any] = MultiValueDict()
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return form_class(step)(data, **more)


def html(step: QuestionStep, **more: Any) -> BeautifulSoup:
    return BeautifulSoup(str(form_class(step)(**more)), "html.parser")


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_is_kept_as_json_and_fits(kind: Kind) -> None:
    typed, kept = TYPED[kind]
    form = filled(page(one(kind)), typed)
    assert form.is_valid(), form.errors
    assert form.kept() == {"q": kept}
    assert fits(one(kind), kept)


@pytest.mark.parametrize("kind", TYPED)
def test_a_kept_answer_comes_back_into_its_boxes(kind: Kind) -> None:
    kept = TYPED[kind][1]
    question = one(kind)
    assert cleaned.keep(question, cleaned.restore(question, kept)) == kept
    again = BeautifulSoup(str(form_class(page(question))(initial={"q": kept})), "html.parser")
    sent: dict[str, Any] = {}
    for box in again.select("input:not([type=radio]):not([type=checkbox])"):
        sent[str(box["name"])] = box.get("value", "")
    for box in again.select("input[checked]"):
        sent.setdefault("q", []).append(box["value"])
    for box in again.select("option[selected]"):
        sent["q"] = box["value"]
    for box in again.select("textarea"):
        sent["q"] = box.text.strip("\n")
    form = filled(page(question), sent, initial={"q": kept})
    assert form.is_valid(), form.errors
    assert form.kept() == {"q": kept}


@pytest.mark.parametrize("kind", TYPED)
def test_a_required_question_left_empty_is_an_error_and_an_optional_one_is_kept_empty(
    kind: Kind,
) -> None:
    assert not filled(page(one(kind)), {}).is_valid()
    optional = filled(page(one(kind, required=False)), {})
    assert optional.is_valid(), optional.errors
    assert optional.kept() == {"q": None}


def test_the_kinds_of_a_definition_all_have_a_field() -> None:
    assert set(TYPED) | {Kind.FILE} == set(Kind)
    for kind in Kind:
        assert field(one(kind)).label == "About q"


def test_limits_are_those_of_the_definition() -> None:
    step = page(
        ask("text", longest=3),
        ask("people", Kind.WHOLE_NUMBER, least=1, most=2),
        ask("rent", Kind.MONEY, least=Decimal("0.50"), most=2),
        ask("born", Kind.DATE, earliest="2000-01-01", latest="today"),
    )
    tomorrow = timezone.localdate() + timedelta(days=1)
    typed = {"text": "four", "people": "3", "rent": "0.49"}
    day = {"born-day": tomorrow.day, "born-month": tomorrow.month, "born-year": tomorrow.year}
    form = filled(step, {**typed, **{name: str(value) for name, value in day.items()}})
    assert set(form.errors) == {"text", "people", "rent", "born"}
    early = filled(step, {"born-day": "31", "born-month": "12", "born-year": "1999"})
    assert "on or after 1 January 2000" in early.errors["born"][0]


def test_telephone_numbers_may_be_mobile_only_or_from_abroad() -> None:
    mobile, any_ = page(ask("q", Kind.PHONE, mobile=True)), page(ask("q", Kind.PHONE, abroad=True))
    assert not filled(mobile, {"q": "01632 960 001"}).is_valid()
    assert filled(any_, {"q": "+33 1 23 45 67 89"}).is_valid()


def test_the_definitions_own_error_words_are_used() -> None:
    named = page(ask("a", error_name="the name of your street"))
    assert filled(named, {}).errors["a"] == ["Enter the name of your street"]
    own = page(yes_no("a", errors={"required": "Choose yes if you rent"}))
    assert filled(own, {}).errors["a"] == ["Choose yes if you rent"]


def test_a_page_of_one_question_has_it_as_its_heading() -> None:
    alone = html(page(ask("a", label="Where is it?"), title=""))
    assert alone.h1 is not None
    assert "Where is it?" in alone.h1.text
    assert html(page(ask("a"), title="A title")).h1 is None
    assert html(page(ask("a"), ask("b"), title="")).h1 is None


def test_boxes_tell_the_browser_what_goes_in() -> None:
    drawn = html(
        page(
            ask("name", autocomplete="name"),
            ask("email", Kind.EMAIL, autocomplete="off"),
            ask("born", Kind.DATE, autocomplete="bday"),
            ask("rent", Kind.MONEY),
            ask("home", Kind.ADDRESS, autocomplete="street-address"),
            ask("work", Kind.ADDRESS, autocomplete="billing street-address"),
            ask("theirs", Kind.ADDRESS, autocomplete="off"),
        )
    )
    tokens = {str(box["name"]): box.get("autocomplete") for box in drawn.select("input")}
    assert tokens["name"] == "name"
    assert tokens["email"] == "off"
    assert tokens["born-year"] == "bday-year"
    assert tokens["home-postcode"] == "postal-code"
    assert tokens["work-postcode"] == "billing postal-code"
    assert tokens["theirs-postcode"] == "off"
    rent = drawn.find("input", {"name": "rent"})
    assert rent is not None
    assert rent["inputmode"] == "decimal"  # type: ignore[index]


def test_choices_keep_their_hints_dividers_and_loneliness() -> None:
    choices = (Choice("a", "A", "A hint"), Divider("or else"), Choice("z", "None", exclusive=True))
    step = page(ask("q", Kind.CHECKBOXES, choices=choices))
    drawn = html(step).text
    assert "A hint" in drawn
    assert "or else" in drawn
    assert not filled(step, {"q": ["a", "z"]}).is_valid()


def test_a_file_already_given_is_not_asked_for_again() -> None:
    step = page(ask("q", Kind.FILE, max_files=2, extensions=("pdf",)))
    stored = [{"id": "1", "name": "a.pdf"}]
    assert not form_class(step)({}, {}).is_valid()
    form = form_class(step)({}, {}, initial={"q": stored})
    assert form.is_valid(), form.errors
    assert form.kept() == {"q": stored}


def test_a_file_has_to_be_stored_before_it_is_kept() -> None:
    step = page(ask("q", Kind.FILE, extensions=("pdf",)))
    form = form_class(step)({}, {"q": SimpleUploadedFile("a.pdf", b"x")})
    assert form.is_valid()
    with pytest.raises(TypeError):
        form.kept()


def test_values_come_back_typed() -> None:
    assert cleaned.restore(one(Kind.DATE), "2026-02-01") == date(2026, 2, 1)
    assert cleaned.restore(one(Kind.MONEY), "1.50") == Decimal("1.50")
    address = cleaned.restore(one(Kind.ADDRESS), {"line_1": "1 High Street"})
    assert address == Address(line_1="1 High Street")
    assert cleaned.restore(one(Kind.DATE), None) is None


def test_a_class_is_built_once() -> None:
    assert form_class(page(ask("q"))) is form_class(page(ask("q")))
    assert form_class(page(ask("q"))) is not form_class(page(ask("q", errors={"required": "No"})))


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(list(TYPED)), text=st.text(max_size=20))
def test_whatever_is_accepted_can_be_kept(kind: Kind, text: str) -> None:
    question = one(kind)
    parts = ("q", "q-day", "q-month", "q-year", "q-line_1", "q-town", "q-postcode")
    form = filled(page(question), dict.fromkeys(parts, text))
    if form.is_valid():
        assert fits(question, form.kept()["q"])


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "for_questions", {})
    monkeypatch.setattr(validators, "for_steps", {})


def test_a_named_validator_looks_at_an_answer(registered: None) -> None:
    @validators.validates_question("even")
    def even(answer: Any) -> str:
        return "" if answer % 2 == 0 else "Give 100% an even number"

    step = page(ask("q", Kind.WHOLE_NUMBER, validators=("even",)))
    assert filled(step, {"q": "4"}).is_valid()
    assert filled(step, {"q": "3"}).errors["q"] == ["Give 100% an even number"]
    assert validators.names() == {"even"}


def test_a_named_validator_looks_at_a_page_and_at_what_came_before(registered: None) -> None:
    @validators.validates_step("after")
    def after(values: Mapping[str, Any], earlier: Mapping[str, Any]) -> Mapping[str, str]:
        late = values["end"] < earlier["start"]
        return {"end": "It must end after it starts"} if late else {}

    step = page(ask("end", Kind.DATE), validators=("after",))
    typed = {"end-day": "1", "end-month": "2", "end-year": "2026"}
    assert filled(step, typed, answers={"start": "2026-01-31"}).is_valid()
    wrong = filled(step, typed, answers={"start": "2026-02-02"})
    assert wrong.errors["end"] == ["It must end after it starts"]
    assert "end" in filled(step, {}, answers={}).errors


def test_two_validators_cannot_share_a_name(registered: None) -> None:
    validators.validates_question("one")(lambda answer: "")
    with pytest.raises(ValueError, match="one"):
        validators.validates_question("one")(lambda answer: "")
