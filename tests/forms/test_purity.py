"""The engine knows nothing of the web."""

import subprocess
import sys

PURE = (
    "definition, conditions, fit, route, answers, prove, rows, writing, offers, moments, "
    "registry, said, validators, drawing"
)


def test_the_engine_imports_no_django() -> None:
    script = (
        f"import sys; from portal.forms import {PURE};"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'wagtail'}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
