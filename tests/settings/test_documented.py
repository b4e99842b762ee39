"""The table of environment variables in docs/production.md says what the code reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = [*sorted((ROOT / "portal/settings").glob("*.py")), ROOT / "gunicorn.conf.py"]
ROW = re.compile(r"^\| (`[A-Z][^|]*)\|", re.MULTILINE)


def names_in(file: Path) -> Iterator[str]:
    """The first argument of ``env(…)``, ``env.str(…)`` and ``os.environ.get(…)``."""
    for call in ast.walk(ast.parse(file.read_text())):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        asked = ast.unparse(call.func)
        first = call.args[0]
        if re.fullmatch(r"env(\.\w+)?|os\.environ\.\w+", asked) and isinstance(first, ast.Constant):
            yield str(first.value)


def read() -> set[str]:
    return {name for file in READ for name in names_in(file)} - {"DJANGO_SETTINGS_MODULE"}


def documented() -> list[str]:
    page = (ROOT / "docs/production.md").read_text()
    return [name for cell in ROW.findall(page) for name in re.findall(r"`([A-Z_0-9]+)`", cell)]


def test_every_variable_that_is_read_is_in_the_table() -> None:
    assert read() >= {"SECRET_KEY", "DATABASE_POOL", "WEB_CONCURRENCY"}, "the search finds them"
    assert read() - set(documented()) == set()


def test_every_variable_in_the_table_is_read_and_stands_there_once() -> None:
    assert sorted(documented()) == sorted(read())
