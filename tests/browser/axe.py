"""axe-core, in the version that npm keeps current, run by axe-selenium-python."""

from __future__ import annotations

import json
from pathlib import Path

from axe_selenium_python import Axe

from .browser import Browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
OLDEST = (4, 14)
CONTRAST = "color-contrast"
FORCED = "(forced-colors: active)"
THERE = "return typeof window.axe !== 'undefined'"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""Which rules run: all of WCAG 2.2 to AA, and what axe holds to be best practice."""


def axe_problems(browser: Browser) -> list[str]:
    """What axe-core finds wrong with the page being shown. No rule is switched off.

    Where axe cannot tell the contrast of a text, it is worked out here from its own colours.
    """
    axe = Axe(browser.driver, script_url=str(AXE))
    if not browser.driver.execute_script(THERE):  # once a page: it is half a megabyte
        axe.inject()
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations", "incomplete"],
    }
    found = axe.run(options=json.dumps(options))
    version = found["testEngine"]["version"]
    assert tuple(map(int, version.split(".")[:2])) >= OLDEST, f"axe-core {version} is too old"
    # With forced colours axe still reads the page's own: those texts are worked out here as well.
    forced = browser.driver.execute_script(f"return matchMedia('{FORCED}').matches")
    wrong, doubts = [], []
    for rule in (*found["violations"], *found["incomplete"]):
        is_wrong = rule in found["violations"]
        for node in rule["nodes"]:
            if rule["id"] == CONTRAST and (forced or not is_wrong):
                doubts.append(node["target"][0])
            elif is_wrong:
                wrong.append(f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}")
    return wrong + list(browser.look("contrast", doubts))
