"""The demonstration's accessibility statement shows the last full run, if there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import render_to_string

from portal.accessibility.models import TestRun
from portal.accessibility.tested.keeping import newest
from portal.accessibility.tested.report import read
from portal.home.demo.tested import REPORT, load_test_report
from tests.support.statements import report

LARGEST = 200_000
"""Bytes of what is put into the repository."""


def beside(folder: Path, content: bytes) -> Path:
    put = folder / "accessibility-report.json"
    put.write_bytes(content)
    return put


def told() -> str:
    return render_to_string("accessibility/partials/tested.html", {"run": newest()})


@pytest.mark.django_db
def test_a_report_beside_the_demonstration_is_shown(tmp_path: Path) -> None:
    assert load_test_report(beside(tmp_path, report())) == ""
    assert "a program opened" in told()


@pytest.mark.django_db
def test_loading_the_demonstration_again_keeps_one_run(tmp_path: Path) -> None:
    for _ in range(2):
        load_test_report(beside(tmp_path, report()))
    assert TestRun.objects.count() == 1


@pytest.mark.django_db
def test_without_a_report_nothing_is_claimed(tmp_path: Path) -> None:
    assert load_test_report(tmp_path / "accessibility-report.json") == ""
    assert newest() is None
    assert "we do not claim any" in told()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"{", report(whole=False), report(made_at="9000-01-01T10:00:00+00:00")]
)
def test_a_report_that_a_council_could_not_load_is_named_and_the_rest_goes_on(
    tmp_path: Path, content: bytes
) -> None:
    said = load_test_report(beside(tmp_path, content))
    assert "accessibility-report.json was not loaded" in said
    assert newest() is None


def test_what_is_in_the_repository_is_a_whole_run_that_found_nothing() -> None:
    if REPORT.exists():
        put = read(REPORT.read_bytes())
        assert put.whole
        assert not put.faulty
        assert REPORT.stat().st_size <= LARGEST
