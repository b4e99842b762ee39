"""The report of a run: what was looked at, in which ways, and what was found.

It is written at the end of every run, into ``var/``; the accessibility statement is fed from it by
``manage.py import_accessibility_report``. That a part of the tests was left out is said in it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from portal.accessibility.tested.report import KIND

from .axe import AXE
from .htmlvalidate import ROOT
from .subject import WHOLE_MATRIX

PLACE = ROOT / "var" / "accessibility-report.json"
ABOUT_CHECKS = ("test_checks", "test_report", "test_subjects")
"""Tests of the checks themselves say nothing of the site."""

SENTENCES = {
    "axe": "it passes axe, a program that knows many rules of WCAG 2.2, level A and AA",
    "keyboard": "all of it can be used with a keyboard, in order and in sight",
    "skip link": "you can skip what stands at the top of each page",
    "summary": "a mistake is told first, in words, and leads to its question",
    "asked": "each question has a name, and your device may fill in what it knows",
    "spoken": "a screen reader is told each question, its hint and its mistakes, in order",
    "outline": "headings and parts are in order, so that a screen reader can go through them",
    "order": "it is read in the order in which it is seen",
    "links": "each link leads somewhere and says where",
    "title": "no two pages have the same title",
    "html": "it is sound HTML, which other programs can read",
    "reflow": "nothing is cut off on a small phone, or with everything four times as big",
    "spaced out": "nothing is cut off when the letters and lines are spaced out",
    "targets": "what you press is big enough",
    "forced colours": "it can be used in colours of your own",
    "print": "it can be printed",
    "without styles": "it can be read without its looks",
    "without script": "it says and does the same without scripts",
}
FAMILIES = {
    "links of the summary": "summary",
    "links of the summary without script": "summary",
    "status without script": "without script",
    "console": "html",
    "hosts": "html",
    "status": "html",
}


def family(check: str) -> str:
    """What a check of ``visit`` belongs to. Raises KeyError for one without a sentence here."""
    name = FAMILIES.get(check, check)
    found = name if name in SENTENCES else name.partition(" at ")[0]
    if found not in SENTENCES:
        raise KeyError(f"Say in tests/browser/report.py what {check!r} asks.")
    return found


class Report:
    """Gathers what the processes of a run say; a plugin of the one that started them."""

    def __init__(self, config: pytest.Config, *, own_server: bool, place: Path = PLACE) -> None:
        self._config = config
        self._own_server = own_server
        self._place = place
        self._told: dict[str, dict[str, Any]] = {}
        self._tools: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        module = Path(report.nodeid.partition("::")[0])
        if module.parent.name != "browser" or module.stem in ABOUT_CHECKS:
            return
        told = self._told.setdefault(report.nodeid, {"found": []})
        if report.when == "teardown":
            said = dict(report.user_properties)
            self._tools |= said.get("tools", {})
            told["checks"] = said.get("checks", [])
            told["found"] = said.get("found") or told["found"]
        if report.outcome != "passed" and not told["found"]:
            told["found"] = [f"the test ended with: {report.outcome}"]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not self._told:
            return
        asked = [name for name in SENTENCES if any(name in _checks(t) for t in self._told.values())]
        states = {name: told for name, told in self._told.items() if told.get("checks")}
        written = {
            "kind": KIND,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "whole": self._is_whole(session),
            "matrix": "all" if WHOLE_MATRIX else "once",
            "tools": {"axe-core": _version("axe-core"), **self._tools},
            "checks": [SENTENCES[name] for name in asked],
            "states": [
                {
                    "name": _called(name),
                    "checks": [asked.index(check) for check in _checks(told)],
                    "found": told["found"],
                }
                for name, told in sorted(states.items())
            ],
            "walks": [
                {"name": _called(name), "found": told["found"]}
                for name, told in sorted(self._told.items())
                if name not in states
            ],
        }
        self._place.parent.mkdir(exist_ok=True)
        self._place.write_text(_lines(written))

    def _is_whole(self, session: pytest.Session) -> bool:
        """Every browser test of this tree was asked for, and came to its end."""
        option = self._config.option
        here = [Path(each).resolve() for each in self._config.args]
        asked_for_all = here == [Path(__file__).parent] and self._own_server
        picked = option.keyword or option.markexpr or getattr(option, "lf", False)
        stopped = session.shouldstop or session.shouldfail or option.maxfail
        return bool(asked_for_all and not picked and not stopped)


def _lines(written: dict[str, Any]) -> str:
    """JSON with a line for each page and state: half the size of one that is indented."""
    told = []
    for name, value in written.items():
        said = _short(value)
        if isinstance(value, list):
            said = "[\n" + ",\n".join(map(_short, value)) + "\n]"
        told.append(f"{_short(name)}:{said}")
    return "{" + ",\n".join(told) + "}\n"


def _short(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _checks(told: dict[str, Any]) -> Sequence[str]:
    return list(told.get("checks", []))


def _called(nodeid: str) -> str:
    """A test as words: its module and parameter, or its sentence."""
    test = nodeid.partition("::")[2]
    sentence, bracket, parameter = test.partition("[")
    words = sentence.removeprefix("test_").replace("_", " ")
    return f"{words}: {parameter.removesuffix(']')}" if bracket else words


def _version(package: str) -> str:
    manifest = AXE.parents[1] / package / "package.json"
    return str(json.loads(manifest.read_text())["version"])
