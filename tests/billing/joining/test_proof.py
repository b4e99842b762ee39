"""Whether somebody has the bill in their hand, and what is told to who has not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.people import person_of
from portal.billing.joining import proof
from portal.billing.joining.proof import Claimed, Limit, NotProved, TooOften, prove
from portal.billing.models import Payer
from tests.support.billing import POSTCODE, REFERENCE, SECRET, account_with, join, rates_bill
from tests.support.residents import resident

pytestmark = pytest.mark.django_db
RIGHT = Claimed(REFERENCE, "Tenant", POSTCODE, SECRET)
UNKNOWN = replace(RIGHT, reference="600999999")
NOBODY_ELSE: tuple[Limit, ...] = ()


@pytest.fixture(autouse=True)
def nothing_tried_yet(db: None) -> None:
    caches["shared"].clear()


def tried(claimed: Claimed, by: tuple[Limit, ...] = NOBODY_ELSE) -> str:
    """What comes of it, as whoever asks is told."""
    try:
        prove(claimed, by)
    except (NotProved, TooOften) as why:
        return type(why).__name__
    return "proved"


def test_who_has_the_bill_is_told_which_payer_of_it_they_are() -> None:
    account = account_with(payers=("A Tenant", "Another Person"))
    found = prove(replace(RIGHT, name="Person"), NOBODY_ELSE)
    assert found.account == account
    assert found.payer.number == 2


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("reference", "6000 00001"),
        ("reference", " 600-000-001 "),
        ("name", "TENANT"),
        ("name", "Ms A. Tenant"),
        ("name", "Tenant’"),
        ("postcode", "aa11aa"),
        ("postcode", "AA1  1aa"),
        ("key", "key 7788 99"),
        ("key", "Key778899"),
    ],
)
def test_it_does_not_matter_how_somebody_writes_what_is_printed(part: str, typed: str) -> None:
    account_with()
    assert tried(replace(RIGHT, **{part: typed})) == "proved"


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("reference", "600000002"),
        ("reference", ""),
        ("reference", "\0"),
        ("name", "Landlord"),
        ("name", ""),
        ("name", "..."),
        ("postcode", "AA1 1AB"),
        ("postcode", ""),
        ("key", "KEY-7788-98"),
        ("key", ""),
        ("key", "KEY-7788-99" * 200),
    ],
)
def test_one_thing_that_is_wrong_is_enough(part: str, typed: str) -> None:
    account_with()
    assert tried(replace(RIGHT, **{part: typed})) == "NotProved"


def test_an_account_without_a_key_cannot_be_joined_with_none() -> None:
    account = account_with()
    type(account).objects.update(secret_hash="", postcode_hash="")
    assert tried(replace(RIGHT, key="", postcode="")) == "NotProved"


def test_the_key_of_another_account_opens_this_one_for_nobody() -> None:
    account_with()
    account_with(reference="600000002", secret="OTHER-KEY-1")
    assert tried(replace(RIGHT, key="OTHER-KEY-1")) == "NotProved"


@pytest.mark.parametrize("typed", ["Corner shop", "CORNER SHOP", "corner-shop"])
def test_a_business_is_found_by_its_whole_name(typed: str) -> None:
    account_with(rates_bill())
    assert tried(replace(RIGHT, name=typed)) == "proved"
    assert tried(replace(RIGHT, name="Shop")) == "NotProved"


def test_a_company_may_cut_its_last_word_short() -> None:
    account_with(rates_bill(payers=("Corner shop Limited",)))
    assert tried(replace(RIGHT, name="Corner Shop Ltd.")) == "proved"


@pytest.mark.parametrize("claimed", [RIGHT, UNKNOWN], ids=["known", "unknown"])
def test_after_five_wrong_tries_a_reference_is_shut_for_the_right_bill_too(
    claimed: Claimed,
) -> None:
    account_with()
    wrong = replace(claimed, key="WRONG-KEY")
    assert [tried(wrong) for _ in range(6)] == ["NotProved"] * 6
    assert tried(claimed) == "NotProved"


def test_writing_a_reference_another_way_is_no_new_beginning() -> None:
    account_with()
    for written in ("600000001", "600 000 001", "600-000-001", "６00000001", " 600000001"):
        tried(replace(RIGHT, reference=written, key="WRONG"))
    assert tried(RIGHT) == "NotProved"


def test_wrong_tries_are_forgotten_when_the_right_ones_come() -> None:
    account_with()
    for _ in range(3):
        assert [tried(replace(RIGHT, key="WRONG")) for _ in range(4)] == ["NotProved"] * 4
        assert tried(RIGHT) == "proved"


def test_who_asks_too_often_is_told_so_whatever_they_ask() -> None:
    account_with()
    mine = (Limit("tests", "me", 2, 60),)
    assert [tried(each, mine) for each in (UNKNOWN, UNKNOWN)] == ["NotProved"] * 2
    assert [tried(each, mine) for each in (RIGHT, UNKNOWN)] == ["TooOften"] * 2


def test_only_wrong_tries_count() -> None:
    account_with()
    mine = (Limit("tests", "me", 2, 60),)
    assert [tried(RIGHT, mine) for _ in range(4)] == ["proved"] * 4
    assert [tried(UNKNOWN, mine) for _ in range(3)] == ["NotProved", "NotProved", "TooOften"]


def test_who_has_tried_too_often_uses_up_nobody_elses_tries() -> None:
    account_with()
    ours = Limit("tests", "all of us", 3, 60)
    for _ in range(5):
        tried(UNKNOWN, (Limit("tests", "me", 2, 60), ours))
    assert tried(UNKNOWN, (Limit("tests", "a colleague", 2, 60), ours)) == "NotProved"


def test_who_stops_being_a_payer_while_they_are_looked_up_is_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account_with(payers=("A Tenant", "Another Person"))
    compare = proof._compare

    def and_then_goes(claimed: Claimed, reference: str) -> int:
        found = compare(claimed, reference)
        Payer.objects.filter(pk=found).delete()
        return found

    monkeypatch.setattr(proof, "_compare", and_then_goes)
    assert tried(RIGHT) == "NotProved"


def test_who_asks_too_often_shuts_no_reference_to_others() -> None:
    account_with()
    mine = (Limit("tests", "me", 1, 60),)
    for _ in range(9):
        tried(replace(RIGHT, key="WRONG"), mine)
    assert tried(RIGHT) == "proved"


def test_the_same_is_asked_of_the_database_and_compared_whatever_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account_with(payers=("A Tenant", "Another Person"))
    compared: list[int] = []
    real = proof.compare_digest

    def counted(kept: str, typed: str) -> bool:
        compared.append(1)
        return real(kept, typed)

    monkeypatch.setattr(proof, "compare_digest", counted)
    seen = []
    for claimed in (UNKNOWN, replace(RIGHT, key="WRONG"), replace(RIGHT, name="Wrong")):
        compared.clear()
        caches["shared"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert tried(claimed) == "NotProved"
        seen.append((len(compared), [q["sql"].split(" ")[0] for q in queries]))
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0] >= proof.MOST_PAYERS * 3


def test_of_two_of_one_name_it_is_the_one_who_is_not_here_yet() -> None:
    account = account_with(payers=("A Tenant", "B Tenant"))
    assert prove(RIGHT, NOBODY_ELSE).payer.number == 1
    join(account, person_of(resident()), payer=1)
    assert prove(RIGHT, NOBODY_ELSE).payer.number == 2


def test_what_was_typed_is_in_no_repr_and_no_error() -> None:
    account_with()
    with pytest.raises(NotProved) as told:
        prove(replace(RIGHT, key="WRONG-KEY"), NOBODY_ELSE)
    said = f"{RIGHT!r} {told.value!r}"
    assert not any(each in said for each in (REFERENCE, "Tenant", POSTCODE, SECRET, "WRONG-KEY"))
