"""axe-core, in the version that npm keeps current, run by axe-selenium-python."""

from __future__ import annotations

import json
from pathlib import Path

from axe_selenium_python import Axe

from .browser import Browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
OLDEST = (4, 14)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
DOUBTS = {"color-contrast", "color-contrast-enhanced", "target-size", "aria-hidden-focus"}
"""Rules of which even "could not tell" is a problem here: pages are made so that axe can tell."""


def axe_problems(browser: Browser) -> list[str]:
    """What axe-core finds wrong with the page being shown. No rule is switched off."""
    axe = Axe(browser.driver, script_url=str(AXE))
    axe.inject()
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations", "incomplete"],
    }
    found = axe.run(options=json.dumps(options))
    version = found["testEngine"]["version"]
    assert tuple(map(int, version.split(".")[:2])) >= OLDEST, f"axe-core {version} is too old"
    doubts = [rule for rule in found["incomplete"] if rule["id"] in DOUBTS]
    return [
        f"{kind}{rule['id']}: {rule['help']}: {node['target']}: {node['failureSummary']}"
        for kind, rules in (("", found["violations"]), ("Cannot tell: ", doubts))
        for rule in rules
        for node in rule["nodes"]
    ]
