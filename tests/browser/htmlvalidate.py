"""html-validate, kept running so that a page costs milliseconds."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_suffix(".mjs")


class HtmlValidate:
    """Checks pages by the rules in ``htmlvalidate.json``."""

    def __init__(self) -> None:
        if not (ROOT / "node_modules" / "html-validate").exists():
            raise FileNotFoundError("html-validate is not installed: run `make assets` first.")
        node = shutil.which("node")
        if not node:
            raise FileNotFoundError("There is no node: `make setup` says how to get it.")
        self._process = subprocess.Popen(
            [node, str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )

    def problems(self, html: str) -> list[str]:
        """What is wrong with a page as the server sent it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(html) + "\n")
        self._process.stdin.flush()
        return list(json.loads(self._process.stdout.readline()))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
