"""The engine is bounded, and its absence is said and hurts nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.documents import children
from portal.documents.braille import brf, engine
from portal.documents.checks import braille_can_be_made
from portal.documents.children import Bounds, EngineFailed
from portal.documents.model import Document
from portal.documents.registry import FormatMissing, ready_formats
from portal.documents.render import render

from ..samples import receipt
from .reading import needs_liblouis


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(shutil, "which", lambda *args, **kwargs: None)
    engine.missing_packages.cache_clear()
    yield
    engine.missing_packages.cache_clear()


@pytest.mark.usefixtures("without")
def test_a_missing_engine_is_named_with_its_package_and_the_rest_goes_on() -> None:
    [warning] = braille_can_be_made()
    assert warning.id == "documents.W003"
    assert "lacks liblouis-bin" in warning.msg
    assert warning.hint == "As root: apt-get install liblouis-bin"
    assert "braille" not in [one.name for one in ready_formats()]
    with pytest.raises(FormatMissing, match="Braille cannot be made"):
        render(Document("x"), "braille")
    assert render(Document("x"), "text").content


@needs_liblouis
def test_nothing_is_said_where_the_engine_is_there() -> None:
    assert braille_can_be_made() == []
    made = render(receipt(), "braille")
    assert made.filename == "we-have-your-question-k7m-4qx2.brf"
    assert made.media_type == "application/x-brf"


@needs_liblouis
def test_nothing_of_the_document_is_on_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[Any] = []
    start = subprocess.Popen.__init__

    def watched(self: Any, command: Any, *args: Any, **kwargs: Any) -> None:
        commands.append(command)
        start(self, command, *args, **kwargs)

    monkeypatch.setattr(subprocess.Popen, "__init__", watched)
    brf(receipt())
    assert commands
    assert all(
        part.startswith(("lou_", "--", "en-us-brf.dis,")) for one in commands for part in one
    )


def test_an_engine_that_hangs_is_killed(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="sh took more than 1 seconds"):
        children.run(["/bin/sh", "-c", "echo $$ > pid; sleep 60"], b"", Bounds(1), tmp_path)
    pid = int((tmp_path / "pid").read_text())
    assert not Path(f"/proc/{pid}").exists()


def test_an_engine_that_writes_without_end_is_stopped() -> None:
    with pytest.raises(EngineFailed, match="yes ended with"):
        children.run(["yes"], b"", Bounds(seconds=20, written=100_000))


def test_an_engine_that_wants_all_the_memory_is_refused_it() -> None:
    hungry = ["python3", "-c", "import time; time.sleep(.2); x = bytearray(10**9)"]
    with pytest.raises(EngineFailed, match="python3 ended with"):
        children.run(hungry, b"", Bounds(seconds=20, memory=200 * children.MEGABYTE))


def test_what_an_engine_says_of_a_document_reaches_no_message() -> None:
    with pytest.raises(EngineFailed) as caught:
        children.run(["/bin/sh", "-c", "cat; cat >&2; exit 3"], b"a secret", Bounds(5))
    assert str(caught.value) == "sh ended with 3."


def test_an_engine_that_is_not_there_says_so() -> None:
    with pytest.raises(EngineFailed, match="nowhere could not be started"):
        children.run(["/nowhere"], b"", Bounds(5))


def test_what_is_fed_comes_back() -> None:
    assert children.run(["cat"], b"words", Bounds(5)) == b"words"


def test_an_engine_may_be_started_by_what_is_itself_bounded() -> None:
    """The worker makes slow formats in a process with limits of its own; nobody can raise those."""
    started = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (7, 7));"
        "from portal.documents.children import Bounds, run;"
        "sys.stdout.buffer.write(run(['sh', '-c', 'ulimit -Ht'], b'', Bounds(60)))"
    )
    done = subprocess.run([sys.executable, "-c", started], capture_output=True, check=True)
    assert done.stdout == b"7\n"
