"""What EPUBCheck says of books: its port to Node always, and itself where ``EPUBCHECK_JAR`` is.

EPUBCheck needs 190 MB of Java, more than all else that the tests need, so a run by hand has it:
``EPUBCHECK_JAR=epubcheck.jar pytest tests/documents/test_epub.py``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_suffix(".mjs")


def problems(books: Sequence[bytes]) -> list[list[str]]:
    """Of each book, what is wrong with it."""
    node = shutil.which("node")
    assert node, "There is no node: `make setup` says how to get it."
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.epub" for number in range(len(books))]
        for path, book in zip(paths, books, strict=True):
            path.write_bytes(book)
        done = subprocess.run(
            [node, str(SCRIPT), *map(str, paths)], capture_output=True, cwd=ROOT, check=True
        )
        found: list[list[str]] = json.loads(done.stdout)
        if jar := os.environ.get("EPUBCHECK_JAR"):
            for path, problems_found in zip(paths, found, strict=True):
                problems_found += _reference(jar, path)
    return found


def _reference(jar: str, path: Path) -> list[str]:
    done = subprocess.run(
        ["java", "-jar", jar, "--json", "-", str(path)], capture_output=True, check=False
    )
    said = json.loads(done.stdout)
    return [f"{one['ID']}: {one['message']}" for one in said["messages"]]
