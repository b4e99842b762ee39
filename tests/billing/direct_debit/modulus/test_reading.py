"""Tables as text."""

import subprocess
import sys

import pytest

from portal.billing.direct_debit.modulus.reading import MOST_FAULTS, Unreadable, read
from portal.billing.direct_debit.modulus.table import Method

from .tables import row

GOOD = row("MOD10", h=1)


def faults(weights: str, substitutes: str = "") -> list[str]:
    with pytest.raises(Unreadable) as refused:
        read(weights, substitutes)
    return [f"{fault.file} {fault}" for fault in refused.value.faults]


def test_a_table_is_read_as_it_is_given_out() -> None:
    text = "\ufeff" + row("DBLAL", 3, h=1, g=-2).replace(" ", "    ") + "\r\n\r\n" + GOOD + "  \r\n"
    table = read(text, "990001 990002\r\n")
    assert [each.method for each in table.rows] == [Method.DBLAL, Method.MOD10]
    assert table.rows[0].exception == 3
    assert table.rows[0].weights[-2:] == (-2, 1)
    assert table.rows[1].exception is None
    assert table.substitutes == {"990001": "990002"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (GOOD + " 1 1", "A row has 17 or 18 columns; this has 19."),
        ("990000", "A row has 17 or 18 columns; this has 1."),
        (GOOD.replace("990000", "99000"), "A sort code has 6 numbers."),
        (row("MOD10", codes="990002 990001", h=1), "The last sort code comes before the first."),
        (row("MOD97", h=1), "The method must be MOD10, MOD11 or DBLAL."),
        (GOOD[:-1] + "x", "A weight is not a whole number."),
        (GOOD + " 15", "We know the exceptions 1 to 14 only."),
        (GOOD + " 0", "We know the exceptions 1 to 14 only."),
        (row("MOD10"), "All weights are nought."),
    ],
)
def test_a_bad_line_is_named_and_said(line: str, words: str) -> None:
    assert faults(f"{GOOD}\n\n{line}") == [f"weights Line 3: {words}"]


def test_a_sort_code_with_three_checks_is_said_wherever_its_lines_stand() -> None:
    other = row("MOD10", codes="980000 980001", h=1)
    third = row("MOD10", codes="990050 990060", h=1)
    words = "weights Line 4: A sort code of this line has two checks already."
    assert faults("\n".join([GOOD, other, GOOD, third])) == [words]
    assert len(read("\n".join([GOOD, other, third])).rows) == 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("990001", "A row has 2 columns: a sort code, and the one to use instead."),
        ("990001 99000", "A sort code has 6 numbers."),
        ("990000 990002", "This sort code has another substitute already."),
    ],
)
def test_a_bad_substitute_is_named_and_said(line: str, words: str) -> None:
    assert faults(GOOD, f"990000 990001\n{line}") == [f"substitutes Line 2: {words}"]


def test_an_empty_file_is_no_table() -> None:
    assert faults("\n \n") == ["weights The file has no rows."]


def test_of_a_wrong_file_the_first_faults_are_said_and_how_many_more() -> None:
    with pytest.raises(Unreadable) as refused:
        read("a web page\n" * 500)
    assert (len(refused.value.faults), refused.value.more) == (MOST_FAULTS, 500 - MOST_FAULTS)


def test_a_long_file_is_read_whole() -> None:
    lines = [row("MOD10", codes=f"{each:06} {each:06}", h=1) for each in range(5000)]
    assert len(read("\n".join(lines)).rows) == 5000


def test_the_check_can_be_made_where_no_settings_are() -> None:
    script = (
        "import sys; from portal.billing.direct_debit.modulus import checking, reading;"
        "print('django' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
