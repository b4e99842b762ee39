"""Content as a person writes it: read exactly, or refused with the place and what to do."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portal.benefits.dated import Evidence, Source
from portal.benefits.estimate.household import Passport
from portal.benefits.estimate.means import Capital
from portal.benefits.estimate.scheme import Banded, MaximumPercent, Scheme, Tapered
from portal.benefits.written import WrittenWrongly, read

SCHEME: dict[str, Any] = {
    "council": "A city",
    "held": {"first": date(2026, 4, 1)},
    "source": {"words": "The scheme", "evidence": "read"},
    "model": {"banded": {"tables": [{"bands": [{"up_to": 480.5, "percent": 82.5}]}]}},
    "capital": {"limit": 16000},
    "income": {"earnings": {"single": 5}},
    "adults": {"source": {"words": "Another"}},
    "passports": {"income-support": 100},
}
TAPER = {"needs": {"amounts": [{"need": "single", "a_week": 90}]}, "taper": 20}


def test_pounds_become_pence_and_what_is_left_out_has_its_ordinary_value() -> None:
    scheme = read(Scheme, SCHEME)
    assert scheme.capital == Capital(1600000, scheme.source)
    assert scheme.income.earnings.single == 500
    assert scheme.minimum == 0
    assert scheme.passports == {Passport.INCOME_SUPPORT: Decimal(100)}


def test_a_source_holds_for_what_stands_below_it_until_there_is_another() -> None:
    scheme = read(Scheme, SCHEME)
    assert scheme.income.earnings.source == Source("The scheme", Evidence.READ)
    assert scheme.adults.source == Source("Another", Evidence.UNSURE)


def test_each_of_the_three_models_can_be_written() -> None:
    models = {
        "banded": SCHEME["model"]["banded"],
        "tapered": TAPER,
        "maximumpercent": {"percent": 80, "tapered": TAPER},
    }
    kinds = {"banded": Banded, "tapered": Tapered, "maximumpercent": MaximumPercent}
    for name, inside in models.items():
        scheme = read(Scheme, {**SCHEME, "model": {name: inside}})
        assert isinstance(scheme.model, kinds[name])


def test_pence_are_exact_however_the_number_is_stored() -> None:
    for written in (5.2, "5.20", Decimal("5.2"), 1.15, 16.1):
        limit = read(Capital, {"limit": written, "source": {"words": "x"}}).limit
        assert limit == int(Decimal(str(written)) * 100)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("council",), 7, "council: write text here"),
        (("council",), None, "council: write text here"),
        (("capital", "limit"), "a lot", "capital.limit: write a number"),
        (("capital", "limit"), True, "capital.limit: write a number"),
        (("capital", "limit"), float("nan"), "capital.limit: write a number"),
        (("capital", "limit"), float("inf"), "capital.limit: write a number"),
        (("capital", "limit"), -1, "capital.limit: write pounds"),
        (("capital", "limit"), 1.005, "capital.limit: write pounds"),
        (("capital", "limit"), [], "capital.limit: write a number"),
        (("capital",), 16000, "capital: write names and values"),
        (("capital", "lmit"), 1, "capital: take out what is not known here: lmit"),
        (("held", "first"), "April", "held.first: write a day"),
        (("held", "first"), "2026-02-30", "held.first: write a day"),
        (("held", "first"), 2026, "held.first: write a day"),
        (("model",), {"magic": {}}, "write one of these: banded, maximumpercent, tapered"),
        (("model",), {"banded": {}, "tapered": {}}, "write one of these"),
        (("model",), "banded", "write one of these"),
        (("model", "banded", "tables"), {}, "model.banded.tables: write a list"),
        (("passports",), ["income-support"], "passports: write names and values"),
        (
            ("passports",),
            {"lottery": 100},
            "“lottery” is not known. Write one of: guarantee-credit",
        ),
        (("source", "evidence"), "sure", "“sure” is not known. Write one of: read"),
        (("band_cap",), "Z", "“Z” is not known"),
    ],
)
def test_a_mistake_is_refused_with_its_place(path: tuple[str, ...], value: Any, says: str) -> None:
    written = deepcopy(SCHEME)
    place = written
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(WrittenWrongly) as refused:
        read(Scheme, written)
    assert says in str(refused.value)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(WrittenWrongly, match=r"capital: this is missing"):
        read(Scheme, {name: value for name, value in SCHEME.items() if name != "capital"})


def test_the_place_in_a_list_is_counted_from_one() -> None:
    bands = [{"up_to": 480, "percent": 100}, {"up_to": "x", "percent": 75}]
    model = {"banded": {"tables": [{"bands": bands}]}}
    with pytest.raises(WrittenWrongly, match=r"tables\[1\]\.bands\[2\]\.up_to"):
        read(Scheme, {**SCHEME, "model": model})


def test_whole_numbers_and_yes_or_no_are_not_taken_for_one_another() -> None:
    @dataclass(frozen=True)
    class Two:
        yes: bool
        count: int

    for wrong in ({"yes": 1, "count": 1}, {"yes": True, "count": True}):
        with pytest.raises(WrittenWrongly):
            read(Two, wrong)


def test_at_the_top_there_must_be_names_and_values() -> None:
    with pytest.raises(WrittenWrongly, match="at the top"):
        read(Scheme, "a scheme")
