"""The method, worked by hand with rows of our own. A comment is the sum as one does it on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.billing.direct_debit.modulus.checking import Verdict, check
from portal.billing.direct_debit.modulus.reading import read
from portal.billing.direct_debit.modulus.table import Table

from .tables import row

CODE = "990001"
PASSES, FAILS, NOT_CHECKABLE = Verdict.PASSES, Verdict.FAILS, Verdict.NOT_CHECKABLE
EVEN = {"a": 2, "b": 1, "c": 2, "d": 1, "e": 2, "f": 1, "g": 2, "h": 1}
DOWN = {"a": 8, "b": 7, "c": 6, "d": 5, "e": 4, "f": 3, "g": 2, "h": 1}


def verdict(*rows: str, account: str, code: str = CODE, substitutes: str = "") -> Verdict:
    return check(read("\n".join(rows), substitutes), code, account)


@pytest.mark.parametrize(
    ("method", "weights", "account", "expected"),
    [
        ("MOD10", EVEN, "10000008", PASSES),  # 2 + 8 = 10
        ("MOD10", EVEN, "10000009", FAILS),
        ("MOD10", {"z": 9, "h": 1}, "00000001", PASSES),  # the sort code counts: 9 + 1 = 10
        ("MOD11", DOWN, "10000003", PASSES),  # 8 + 3 = 11
        ("MOD11", DOWN, "10000002", FAILS),
        ("MOD11", {"g": 128, "h": 4}, "00000010", FAILS),  # 128 = 11 x 11 + 7
        ("MOD11", {"g": 128, "h": 4}, "00000011", PASSES),  # 128 + 4 = 132 = 11 x 12
        ("DBLAL", EVEN, "90000001", PASSES),  # 18 is 1 + 8 = 9, and 1
        ("DBLAL", EVEN, "90000002", FAILS),  # 18 + 2 = 20 would pass, were it not doubled so
    ],
)
def test_the_three_sums(
    method: str, weights: dict[str, int], account: str, expected: Verdict
) -> None:
    assert verdict(row(method, None, "990000 990099", **weights), account=account) is expected


def test_what_no_table_names_cannot_be_checked_and_is_not_wrong() -> None:
    assert verdict(row("MOD10", h=1), account="00000005", code="990100") is NOT_CHECKABLE
    assert check(Table(), CODE, "00000005") is NOT_CHECKABLE


def test_both_ends_of_a_range_belong_to_it() -> None:
    for code in ("990000", "990099"):
        assert verdict(row("MOD10", h=1), account="00000005", code=code) is FAILS


def test_of_two_checks_both_must_pass() -> None:
    two = (row("MOD10", h=1), row("MOD11", g=1))
    assert verdict(*two, account="00000000") is PASSES
    assert verdict(*two, account="00000010") is FAILS
    assert verdict(*two, account="00000001") is FAILS


@pytest.mark.parametrize(
    ("rows", "account", "expected"),
    [
        # 1: 27 is added, so that 3 makes it 30
        ([row("DBLAL", 1, h=1)], "00000003", PASSES),
        ([row("DBLAL", 1, h=1)], "00000000", FAILS),
        # 2: a is nought, so the row's own weights count
        ([row("MOD11", 2, h=5)], "00000000", PASSES),
        ([row("MOD11", 2, h=5)], "00000001", FAILS),
        # 2: a is not nought: 6 a + 1 h + the sort code's w 1 x 0 + x 2 x 0 + y 5 x 0 + z 3 x 1 = 11
        ([row("MOD11", 2, h=5)], "10000002", PASSES),
        ([row("MOD11", 2, h=5)], "10000003", FAILS),
        # 2: besides g is 9: 3 x 9 = 27, and h 6 makes it 33; a and the sort code count no more
        ([row("MOD11", 2, h=5)], "10000096", PASSES),
        ([row("MOD11", 2, h=5)], "10000097", FAILS),
        # 2 and 9: one is enough. 9 takes the code 309634, of which z is 4, and 7 makes it 11
        ([row("MOD11", 2, h=5), row("MOD11", 9, z=1, h=1)], "00000007", PASSES),
        ([row("MOD11", 2, h=5), row("MOD11", 9, z=1, h=1)], "00000000", PASSES),
        ([row("MOD11", 2, h=5), row("MOD11", 9, z=1, h=1)], "00000006", FAILS),
        # 3: the second check is left out where c is 6 or 9
        ([row("MOD10", g=1), row("DBLAL", 3, h=1)], "00600001", PASSES),
        ([row("MOD10", g=1), row("DBLAL", 3, h=1)], "00900001", PASSES),
        ([row("MOD10", g=1), row("DBLAL", 3, h=1)], "00700001", FAILS),
        ([row("MOD10", g=1), row("DBLAL", 3, h=1)], "00600010", FAILS),
        ([row("DBLAL", 3, h=1)], "00600001", NOT_CHECKABLE),
        # 4: what is left of 12 is 1, and g and h must say 01; of 21 it is 10
        ([row("MOD11", 4, a=12)], "10000001", PASSES),
        ([row("MOD11", 4, a=12)], "10000000", FAILS),
        ([row("MOD11", 4, a=21)], "10000010", PASSES),
        # 6: a from 4 to 8 with g and h the same is an account in foreign money
        ([row("MOD10", 6, h=1)], "40000011", NOT_CHECKABLE),
        ([row("MOD10", 6, h=1), row("DBLAL", 6, h=1)], "80000099", NOT_CHECKABLE),
        ([row("MOD10", 6, h=1)], "30000011", FAILS),
        ([row("MOD10", 6, h=1)], "90000011", FAILS),
        ([row("MOD10", 6, h=1)], "40000021", FAILS),
        # 7: with g 9, weights from u to b do not count
        ([row("MOD10", 7, u=1, b=1, c=1)], "00000090", PASSES),
        ([row("MOD10", 7, u=1, b=1, c=1)], "00000080", FAILS),
        ([row("MOD10", 7, u=1, b=1, c=1)], "00100090", FAILS),
        # 8: the code 090126 is taken: z is 6, and 4 makes it 10
        ([row("MOD10", 8, z=1, h=1)], "00000004", PASSES),
        ([row("MOD10", 8, z=1, h=1)], "00000009", FAILS),
        # 10 and 11: one is enough; with ab 09 or 99 and g 9, weights from u to b do not count
        ([row("MOD11", 10, b=1, h=1)], "09000090", PASSES),
        ([row("MOD11", 10, b=1, h=1)], "99000090", PASSES),
        ([row("MOD11", 10, b=1, h=1)], "19000090", FAILS),
        ([row("MOD11", 10, b=1, h=1)], "09000080", FAILS),
        ([row("MOD11", 10, h=1), row("DBLAL", 11, g=1)], "00000001", PASSES),
        ([row("MOD11", 10, h=1), row("DBLAL", 11, g=1)], "00000010", PASSES),
        ([row("MOD11", 10, h=1), row("DBLAL", 11, g=1)], "00000011", FAILS),
        # 12 and 13: one is enough
        ([row("MOD11", 12, h=1), row("MOD10", 13, g=1)], "00000001", PASSES),
        ([row("MOD11", 12, h=1), row("MOD10", 13, g=1)], "00000010", PASSES),
        ([row("MOD11", 12, h=1), row("MOD10", 13, g=1)], "00000011", FAILS),
        # 14: what is left of 1; then the last figure goes, and a nought comes in front: 00000001
        ([row("MOD11", 14, g=1)], "00000100", PASSES),
        ([row("MOD11", 14, g=1)], "00000010", PASSES),
        ([row("MOD11", 14, g=1)], "00000011", PASSES),
        ([row("MOD11", 14, g=1)], "00000019", PASSES),
        ([row("MOD11", 14, g=1)], "00000012", FAILS),
        ([row("MOD11", 14, g=1)], "00000111", FAILS),
    ],
)
def test_every_exception(rows: list[str], account: str, expected: Verdict) -> None:
    assert verdict(*rows, account=account) is expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("00000000", PASSES),  # nothing left of a: g and h are nought
        ("10000067", PASSES),  # 5 left of 11: g is 6; 3 left of 10: h is 7
        ("10000057", FAILS),
        ("10000066", FAILS),
    ],
)
def test_exception_5_says_what_the_check_figures_must_be(account: str, expected: Verdict) -> None:
    rows = row("MOD11", 5, a=5), row("DBLAL", 5, a=3)
    assert verdict(*rows, account=account) is expected


def test_exception_5_has_no_check_figure_where_one_is_left() -> None:
    for last in range(10):
        assert verdict(row("MOD11", 5, a=1), account=f"100000{last}0") is FAILS


def test_exception_5_takes_the_substitute_of_a_sort_code() -> None:
    one = row("MOD11", 5, z=1)
    assert verdict(one, account="00000010", code="990009", substitutes="990009 990001") is FAILS
    assert verdict(one, account="00000020", code="990001", substitutes="990001 990009") is PASSES
    assert verdict(one, account="00000020", code="990009") is PASSES


@given(st.from_regex(r"[0-9]{7}", fullmatch=True), st.sampled_from(["MOD10", "MOD11", "DBLAL"]))
def test_one_wrong_figure_at_the_end_is_always_found(start: str, method: str) -> None:
    table = read(row(method, None, "990000 990099", **DOWN))
    passed = [last for last in "0123456789" if check(table, CODE, start + last) is PASSES]
    assert len(passed) == 1 or (method == "MOD11" and not passed)


@pytest.mark.parametrize(
    ("code", "account"), [("99000", "00000000"), ("990000", "0000000"), ("99000a", "00000000")]
)
def test_anything_else_is_refused_without_being_repeated(code: str, account: str) -> None:
    with pytest.raises(ValueError, match=r"^A sort code has 6 figures, and an account number 8\.$"):
        check(read(row("MOD10", h=1)), code, account)
