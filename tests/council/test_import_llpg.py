"""Loading the council's own addresses from a file."""

import tracemalloc
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.council import gazetteer
from portal.council.gazetteer import llpg
from portal.council.models import GazetteerAddress

HEADER = "UPRN,SAON,PAON,STREET,TOWN,POSTCODE"
ROW = "{uprn},,{number},HIGH STREET,ANYTOWN,QZ11AA"


def run(file: Path, *rows: str, header: str = HEADER) -> tuple[str, str]:
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    out, err = StringIO(), StringIO()
    call_command("import_llpg", str(file), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(db: None, tmp_path: Path) -> Path:
    return tmp_path / "llpg.csv"


def test_a_row_becomes_an_address_that_can_be_found(file: Path) -> None:
    run(file, "100,FLAT 2,12,HIGH STREET,ANYTOWN,qz11aa")
    (found,) = gazetteer.search("QZ1 1AA")
    assert found == gazetteer.FoundAddress("100", "Flat 2", "12 High Street", "Anytown", "QZ1 1AA")


def test_a_newer_file_writes_each_property_anew(file: Path) -> None:
    run(file, ROW.format(uprn=1, number=1), ROW.format(uprn=2, number=2))
    said, _ = run(file, ROW.format(uprn=2, number=22), ROW.format(uprn=3, number=3))
    assert said == "2 addresses written, 0 left out.\n"
    assert [each.line_1 for each in gazetteer.search("QZ1 1AA")] == [
        "1 High Street",
        "3 High Street",
        "22 High Street",
    ]


def test_the_last_of_two_rows_with_one_uprn_counts(file: Path) -> None:
    run(file, ROW.format(uprn=1, number=1), ROW.format(uprn="01", number=2))
    assert [each.line_1 for each in gazetteer.search("QZ1 1AA")] == ["2 High Street"]


def test_columns_may_stand_in_any_order_among_others(file: Path) -> None:
    header = "POSTCODE,X,TOWN,STREET,PAON,SAON,UPRN"
    run(file, "QZ1 1AA,?,Anytown,High Street,5,,9", header=f"\ufeff{header}")
    assert [each.line_1 for each in gazetteer.search("QZ1 1AA")] == ["5 High Street"]


def test_a_bad_row_is_left_out_and_told_by_its_line_without_what_it_says(file: Path) -> None:
    good = ROW.format(uprn=1, number=1)
    said, complaints = run(
        file,
        "x,,Sec,Ret,Anytown,QZ1 1AA",
        good,
        "2,,Sec,Ret,Anytown,QZ1",
        "3,,,,Anytown,QZ1 1AA",
        "4,,Sec,Ret,,QZ1 1AA",
        f"5,,Sec,{'r' * 101},Anytown,QZ1 1AA",
        "6,,Sec,R\x00et,Anytown,QZ1 1AA",
        "7,Sec",
    )
    assert said == "1 addresses written, 7 left out.\n"
    assert complaints.splitlines() == [
        "Line 2 left out: the UPRN is not 1 to 12 digits.",
        "Line 4 left out: the postcode is not a full UK postcode.",
        "Line 5 left out: there is no building and street, or no town.",
        "Line 6 left out: there is no building and street, or no town.",
        "Line 7 left out: a line is longer than 100 characters.",
        "Line 8 left out: there are signs in it that cannot be read.",
        "Line 9 left out: the postcode is not a full UK postcode.",
    ]
    assert GazetteerAddress.objects.count() == 1


def test_a_thousand_bad_rows_do_not_fill_the_screen(file: Path) -> None:
    _, complaints = run(file, *["x,,1,High Street,Anytown,QZ1 1AA"] * 1000)
    assert complaints.splitlines()[-1] == "900 more left out."
    assert len(complaints.splitlines()) == 101


def test_a_file_in_another_alphabet_is_left_out_row_by_row(file: Path) -> None:
    file.write_bytes(f"{HEADER}\n1,,1,".encode() + b"\xff\xfe" + b",Anytown,QZ1 1AA\n")
    complaints = StringIO()
    call_command("import_llpg", str(file), stdout=StringIO(), stderr=complaints)
    assert "cannot be read" in complaints.getvalue()
    assert not GazetteerAddress.objects.exists()


def test_a_file_without_the_columns_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="does not name UPRN, SAON"):
        run(file, "1,2", header="A,B")
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_llpg", str(file.with_name("missing.csv")))
    file.write_text("")
    with pytest.raises(CommandError, match="does not name"):
        call_command("import_llpg", str(file))


def test_a_file_that_breaks_off_in_the_middle_changes_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking() -> Iterator[str]:
        yield HEADER
        for number in range(1, 11):
            yield ROW.format(uprn=number, number=number)
        raise OSError

    monkeypatch.setattr(llpg, "BATCH", 4)
    with pytest.raises(OSError):  # noqa: PT011 - any that the file gives
        llpg.load(breaking())
    assert not GazetteerAddress.objects.exists()


def test_many_rows_take_no_more_memory_than_a_few(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(llpg, "BATCH", 500)

    def file() -> Iterator[str]:
        yield HEADER
        for number in range(1, 10_001):
            yield f"{number},,{number},High Street,Anytown,QZ{number % 10} 1AA"

    tracemalloc.start()
    try:
        outcome = llpg.load(file())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert outcome.written == GazetteerAddress.objects.count() == 10_000
    assert most < 5_000_000  # all of them at once take four times that
