"""The report of a run says what was looked at, what was found, and whether it was everything."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from portal.accessibility.tested.report import Report as Read
from portal.accessibility.tested.report import read

from .report import SENTENCES, Report, family

ALL = [str(Path(__file__).parent)]
PAGE = "tests/browser/test_pages.py::test_a_page_is_sound[home]"
WALK = "tests/browser/test_taps.py::test_home_to_start"


def said(nodeid: str, outcome: str = "passed", **properties: Any) -> pytest.TestReport:
    return cast(
        "pytest.TestReport",
        SimpleNamespace(
            nodeid=nodeid,
            outcome=outcome,
            when="teardown" if properties else "call",
            user_properties=list(properties.items()),
        ),
    )


def written(place: Path, *reports: pytest.TestReport, args: list[str] = ALL, **option: Any) -> Read:
    options = {"keyword": "", "markexpr": "", "lf": False, "maxfail": 0} | option
    config = SimpleNamespace(option=SimpleNamespace(**options), args=args)
    made = Report(cast("pytest.Config", config), own_server=True, place=place / "report.json")
    for report in reports:
        made.pytest_runtest_logreport(report)
    session = SimpleNamespace(shouldstop=False, shouldfail=False)
    made.pytest_sessionfinish(cast("pytest.Session", session))
    return read((place / "report.json").read_bytes())


def looked(*found: str) -> list[pytest.TestReport]:
    outcome = "failed" if found else "passed"
    told = {"checks": ["axe", "html"], "found": list(found), "tools": {"Chromium": "156"}}
    return [said(PAGE, outcome), said(PAGE, **told)]


def test_a_report_says_what_was_looked_at_in_which_ways(tmp_path: Path) -> None:
    told = written(tmp_path, *looked(), said(WALK))
    assert [state.name for state in told.states] == ["a page is sound: home"]
    assert [walk.name for walk in told.walks] == ["home to start"]
    assert told.checks == (SENTENCES["axe"], SENTENCES["html"])
    assert told.tools["Chromium"] == "156"
    assert not told.faulty
    assert told.whole


def test_a_report_says_what_was_found(tmp_path: Path) -> None:
    told = written(tmp_path, *looked("axe at 320: a name is missing"), said(WALK, "failed"))
    assert [state.found for state in told.faulty] == [
        ("axe at 320: a name is missing",),
        ("the test ended with: failed",),
    ]


def test_a_page_that_could_not_be_looked_at_to_its_end_is_not_called_sound(tmp_path: Path) -> None:
    told = {"checks": ["axe"], "found": [], "tools": {}}
    broken = written(tmp_path, said(PAGE, "failed"), said(PAGE, **told))
    assert [state.found for state in broken.faulty] == [("the test ended with: failed",)]


@pytest.mark.parametrize(
    "left_out",
    [{"keyword": "home"}, {"lf": True}, {"maxfail": 1}, {"args": [f"{ALL[0]}/test_pages.py"]}],
)
def test_a_report_says_that_tests_were_left_out(tmp_path: Path, left_out: dict[str, Any]) -> None:
    assert not written(tmp_path, *looked(), **left_out).whole


def test_a_report_has_a_line_for_each_page_and_each_walk(tmp_path: Path) -> None:
    written(tmp_path, *looked(), said(WALK))
    lines = (tmp_path / "report.json").read_text().splitlines()
    assert [line for line in lines if '"found"' in line] == [
        '{"name":"a page is sound: home","checks":[0,1],"found":[]}',
        '{"name":"home to start","found":[]}',
    ]


def test_tests_of_the_checks_are_no_tests_of_the_site(tmp_path: Path) -> None:
    about = said("tests/browser/test_checks.py::test_a_look_finds[a trap]", "failed")
    assert not written(tmp_path, *looked(), about).faulty


@pytest.mark.parametrize(
    ("check", "belongs_to"),
    [
        ("axe at 320", "axe"),
        ("reflow at zoom-400", "reflow"),
        ("without script", "without script"),
        ("links of the summary without script", "summary"),
    ],
)
def test_every_check_belongs_to_a_sentence(check: str, belongs_to: str) -> None:
    assert family(check) == belongs_to


def test_a_check_without_a_sentence_is_not_overlooked() -> None:
    with pytest.raises(KeyError, match="new check"):
        family("new check")
