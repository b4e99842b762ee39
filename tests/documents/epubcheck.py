"""What EPUBCheck's port to Node says of books."""

from __future__ import annotations

import json
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
    return found
