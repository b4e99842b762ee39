"""Files of the revenues system: row by row, whole accounts, and again without harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.billing.bills.written import write
from portal.billing.models import Account, Entry, StoredBill
from portal.billing.revenues.files import COLUMNS, keep_csv, keep_json_lines
from portal.billing.revenues.written import as_written
from tests.support.billing import REFERENCE, SECRET, council_tax_bill

from .making import NEWS

pytestmark = pytest.mark.django_db
ACCOUNT = {"account": as_written(NEWS)}
BILL = {"bill": write(council_tax_bill())}
ENTRIES = {
    "entries": {
        "account": REFERENCE,
        "entries": [
            {"id": "c", "on": "2026-04-01", "kind": "charge", "words": "Tax", "amount": 208800}
        ],
        "balance": 208800,
        "at": "2026-11-21T06:00:00Z",
    }
}
CSV = (
    "tax,account,payers,address,postcode,opened,at,balance,key,band,paperless\n"
    'council-tax,600000001,A Tenant;B Tenant,"1 Test Street, Testham",AA1 1AA,2026-04-01,'
    "2026-11-20T06:00:00Z,208800,KEY-7788-99,C,no\n"
    'council-tax,600000002,C Tenant,"2 Test Street, Testham",AA1 1AA,2026-04-01,'
    "2026-11-20T06:00:00Z,-50,,A,yes\n"
)


def lines(*said: Any) -> list[str]:
    return [each if isinstance(each, str) else json.dumps(each) for each in said]


def told(*said: Any) -> list[str]:
    return [str(row) for row in keep_json_lines(lines(*said))]


def test_an_account_with_its_bill_and_entries_is_kept() -> None:
    assert told(ACCOUNT, BILL, ENTRIES) == ["line 1: new", "line 2: new", "line 3: new"]
    assert Account.objects.get().balance == 208800
    assert StoredBill.objects.count() == Entry.objects.count() == 1


def test_the_same_file_again_changes_nothing() -> None:
    told(ACCOUNT, BILL, ENTRIES)
    assert told(ACCOUNT, BILL, ENTRIES) == ["line 1: old", "line 2: old", "line 3: old"]


def test_one_wrong_line_keeps_its_account_out_and_no_other() -> None:
    other = {"account": as_written(replace(NEWS, reference="600000002"))}
    wrong = {"bill": {**BILL["bill"], "to_pay": 1}}
    said = told(ACCOUNT, wrong, ENTRIES, other)
    assert said[0] == "line 1: not kept. Line 2 of the same account is wrong."
    assert "line 2: not kept." in said[1]
    assert "less" in said[1] or "more" in said[1]
    assert said[2].startswith("line 3: not kept.")
    assert said[3] == "line 4: new"
    assert Account.objects.get().reference == "600000002"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "no JSON"),
        ("[1]", "Write one of"),
        ('{"gift": {}}', "Write one of"),
        ('{"bill": 1}', "valid"),
        ('{"bill": {"A Tenant": 1}}', "do not know"),
        ('{"bill": {"account": "600000009"}}', "required"),
        ("[" * 100000, "no JSON"),
        (" " * 3 + "x" * 200_001, "too long"),
    ],
)
def test_a_line_that_is_none_is_said_and_the_next_is_kept(line: str, words: str) -> None:
    said = told(line, ACCOUNT)
    assert said[0].startswith("line 1: not kept.")
    assert words in said[0]
    assert said[1] == "line 2: new"


def test_what_came_of_a_file_repeats_nothing_that_is_in_it() -> None:
    bad = {"account": {**as_written(NEWS), "postcode": None, "balance": SECRET, "Tenant": 1}}
    said = " ".join(told(bad, {"bill": {**BILL["bill"], "payers": [7]}}))
    for secret in (REFERENCE, SECRET, "Tenant", "Test Street"):
        assert secret not in said


def test_a_file_of_accounts_as_csv_is_kept() -> None:
    assert [str(row) for row in keep_csv(CSV)] == ["line 2: new", "line 3: new"]
    first, second = Account.objects.order_by("pk")
    assert [payer.name for payer in first.payers.all()] == ["A Tenant", "B Tenant"]
    assert first.address["line_1"] == "1 Test Street"
    assert (second.balance, second.paperless) == (-50, True)
    assert second.secret_hash == ""


@pytest.mark.parametrize(
    "change",
    [
        ("208800", "£2,088.00"),
        (",C,no", ",C,perhaps"),
        (",C,no", ",C,no,what"),
        ("2026-04-01", "1/4/26"),
    ],
)
def test_a_cell_that_is_none_keeps_its_row_out(change: tuple[str, str]) -> None:
    rows = list(keep_csv(CSV.replace(*change, 1)))
    assert rows[0].kept is None
    assert rows[1].kept == "new"


LONG = "x" * (csv.field_size_limit() + 1)


@pytest.mark.parametrize(
    "change",
    [
        ("208800", "9" * 4_301),
        ("208800", "-" + "9" * 4_301),
        ("208800", "--1"),
        ("208800", "²"),
        ("Test Street", LONG),
        ("1 Test Street,", '"1" Test Street,'),
    ],
)
def test_what_no_csv_or_no_figure_can_be_keeps_only_its_own_row_out(
    change: tuple[str, str],
) -> None:
    assert change[0] in CSV
    rows = [str(row) for row in keep_csv(CSV.replace(*change, 1))]
    assert rows[0].startswith("line 2: not kept.")
    assert rows[1] == "line 3: new"


def test_a_line_is_named_as_it_stands_in_the_file() -> None:
    first, *others = CSV.splitlines()
    said = [str(row) for row in keep_csv("\n".join([first, "", *others]))]
    assert said == ["line 3: new", "line 4: new"]


def test_other_columns_are_refused_before_anything_is_kept() -> None:
    with pytest.raises(ValueError, match=COLUMNS[0]):
        keep_csv("colour\nblue\n")


class TestTheCommand:
    def run(self, file: Path) -> str:
        said = io.StringIO()
        call_command("import_accounts", file, stdout=said)
        return said.getvalue()

    def test_it_says_how_many(self, tmp_path: Path) -> None:
        file = tmp_path / "accounts.jsonl"
        file.write_text("\n".join(lines(ACCOUNT, BILL, "")), encoding="utf-8-sig")
        assert self.run(file) == "new: 2\n"

    def test_it_fails_where_a_line_was_not_kept(self, tmp_path: Path) -> None:
        file = tmp_path / "accounts.CSV"
        file.write_text(CSV.replace("council-tax", "tax", 1))
        with pytest.raises(CommandError, match="1 lines"):
            self.run(file)
        assert Account.objects.count() == 1

    @pytest.mark.parametrize("content", [b"\xff\xfe", b'tax,"open'])
    def test_what_is_no_such_file_is_said(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "accounts.csv"
        file.write_bytes(content)
        with pytest.raises(CommandError, match=r"UTF-8|CSV"):
            self.run(file)

    def test_a_file_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read"):
            self.run(tmp_path / "none")
