"""Reports of test runs are read with suspicion, and kept once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.accessibility.models import TestRun
from portal.accessibility.tested.keeping import keep, newest
from portal.accessibility.tested.report import LARGEST, BadReport, read
from tests.support.statements import report

HOME = {"name": "home", "checks": [0], "found": []}
WALK = {"name": "a form by keyboard", "found": []}


def test_a_report_says_what_was_looked_at_and_what_was_wrong() -> None:
    told = read(report(states=[{**HOME, "found": ["axe at 320: a"]}]))
    assert [state.name for state in told.states] == ["home"]
    assert [state.name for state in told.faulty] == ["home"]
    assert told.tools["axe-core"] == "4.14.1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[]", "browser tests"),
        (b"{}", "browser tests"),
        (report(kind="another"), "browser tests"),
        (report(states=[]), "lacks"),
        (report(states=[{"name": "home"}]), "lacks"),
        (report(states=[{"name": 4, "found": []}]), "lacks"),
        (report(states={"home": []}), "lacks"),
        (report(made_at="yesterday"), "lacks"),
        (report(made_at="2026-11-20T10:00:00"), "lacks"),
        (report(whole="yes"), "lacks"),
        (report(tools=["axe"]), "lacks"),
        (report(checks=[None]), "lacks"),
        (report(checks="axe"), "lacks"),
        (report(checks=[]), "lacks"),
        (report(tools={}), "lacks"),
        (report(tools=None), "lacks"),
        (report(states=[{"name": "home", "checks": [0], "found": "x"}]), "lacks"),
        (report(states=[{"name": "home", "checks": [0], "found": {}}]), "lacks"),
        (report(states=[{"name": "home", "checks": [], "found": []}]), "lacks"),
        (report(states=[{"name": "home", "found": []}]), "lacks"),
        (report(states=[{"name": "home", "checks": [1], "found": []}]), "lacks"),
        (report(states=[{"name": "home", "checks": [-1], "found": []}]), "lacks"),
        (report(states=[{"name": "home", "checks": [True], "found": []}]), "lacks"),
        (report(states=[HOME, HOME]), "twice"),
        (report(walks=[WALK, WALK]), "twice"),
        (report(walks={}), "lacks"),
        (report(matrix="m" * 21), "lacks"),
        (report(matrix="a\x00b"), "lacks"),
        (report(tools={"a\x00": "1"}), "lacks"),
        (report(tools={"axe": "\ud800"}), "lacks"),
        (report(checks=["\x00"]), "lacks"),
        (report(states=[{"name": "\x00", "checks": [0], "found": ["x"]}]), "lacks"),
        (report(made_at="0001-01-01T00:00:00+14:00"), "lacks"),
        (report(made_at="9999-12-31T23:59:59-14:00"), "lacks"),
        (report(made_at="2026-11-20T10:00:00+00:00\x00"), "lacks"),
        (report(made_at=20261120), "lacks"),
        (b"9" * 5000, "JSON"),
        (report()[:-40], "JSON"),
        (b" " * (LARGEST + 1), "large"),
    ],
    ids=lambda value: value[-60:].decode(errors="replace") if isinstance(value, bytes) else value,
)
def test_what_is_no_report_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(BadReport, match=said):
        read(content)


@pytest.mark.django_db
def test_a_run_of_a_part_of_the_tests_is_not_kept() -> None:
    with pytest.raises(BadReport, match="part"):
        keep(read(report(whole=False)))
    assert newest() is None


@pytest.mark.django_db
def test_a_run_from_the_future_is_not_kept() -> None:
    with pytest.raises(BadReport, match="future"):
        keep(read(report(made_at="2999-01-01T00:00:00+00:00")))


@pytest.mark.django_db
def test_the_same_report_is_kept_once_and_the_latest_run_counts() -> None:
    late, early = report(), report(made_at="2026-11-01T10:00:00+00:00")
    assert [keep(read(each))[1] for each in (late, early, late)] == [True, True, False]
    run = newest()
    assert run is not None
    assert (run.made_at.day, run.states, run.walks, run.faulty) == (20, 2, 1, [])


@pytest.mark.django_db
def test_the_command_loads_a_report_and_says_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(report())
    call_command("import_accessibility_report", str(file))
    call_command("import_accessibility_report", str(file))
    assert TestRun.objects.count() == 1
    assert "2 pages and states, 1 walks, 0 with something wrong" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, b"{}"])
def test_the_command_says_why_it_loaded_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "report.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=r"report\.json"):
        call_command("import_accessibility_report", str(file))
    assert not TestRun.objects.exists()


def test_the_command_reads_no_more_of_a_file_without_end_than_of_a_report() -> None:
    with pytest.raises(CommandError, match="large"):
        call_command("import_accessibility_report", "/dev/zero")


@pytest.mark.django_db
def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_accessibility_report", str(tmp_path))


@pytest.mark.django_db
def test_an_older_report_of_clean_tests_takes_no_later_fault_away() -> None:
    keep(read(report(states=[{**HOME, "found": ["axe at 320: a"]}])))
    keep(read(report(made_at="2026-11-01T10:00:00+00:00")))
    run = newest()
    assert run is not None
    assert run.faulty == ["home"]
