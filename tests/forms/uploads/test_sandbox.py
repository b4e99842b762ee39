"""A file that breaks what reads it breaks nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from portal.forms.uploads import sandbox
from portal.forms.uploads.looking import Unfit

from . import good


def told_to(script: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run this in the place of looking, under the same limits. Give why the file is refused."""
    limited = (
        "import sys; sys.path.insert(0, sys.argv[1]); from looking import worker\n"
        f"def look(data, ending):\n    {script}\n"
        "worker.look = look\nworker.main()"
    )
    monkeypatch.setattr(sandbox, "START", limited)
    with pytest.raises(Unfit) as unfit:
        sandbox.look(b"a file", "pdf")
    return unfit.value.why


def test_the_ordinary_way_gives_a_copy() -> None:
    assert sandbox.look(good.pdf(), "pdf").data.startswith(b"%PDF-")


def test_one_that_takes_all_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_to("return b'x' * 4_000_000_000", monkeypatch) == "heavy"


def test_one_that_takes_for_ever_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    began = time.monotonic()
    assert told_to("while True: pass", monkeypatch) == "heavy"
    assert time.monotonic() - began < 4


def test_one_that_crashes_the_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_to("import os; os.abort()", monkeypatch) == "heavy"


def test_one_that_makes_an_unknown_error_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_to("raise SystemError('unheard of')", monkeypatch) == "heavy"


def test_it_can_write_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = f"open({str(tmp_path / 'written')!r}, 'w').write('x' * 99999)"
    assert told_to(script, monkeypatch) == "heavy"
    written = tmp_path / "written"
    assert not written.exists() or written.stat().st_size == 0


def test_it_knows_none_of_our_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELD_KEYS", "secret")
    leak = "import os; raise worker.Unfit('leak' if 'FIELD_KEYS' in os.environ else 'none')"
    assert told_to(leak, monkeypatch) == "none"
