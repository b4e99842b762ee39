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
PATH = "/axe-core.js"
"""Where the site of the tests gives it out: sent with a command it would be read anew each time."""
LOAD = """
const [address, done] = arguments;
if (window.axe) return done(true);
const script = document.createElement("script");
const end = (there) => { script.remove(); done(there); };
script.onload = () => end(true);
script.onerror = () => end(false);
script.src = address;
document.head.append(script);
"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""Which rules run: all of WCAG 2.2 to AA, and what axe holds to be best practice."""


COLOURS = ["color-contrast", "link-in-text-block", "target-size"]
"""Those that may judge the same things otherwise when only colours and borders are others."""


def axe_problems(browser: Browser, *, like: str = "") -> list[str]:
    """What axe-core finds wrong with the page being shown. No rule is switched off.

    Where axe cannot tell the contrast of a text, it is worked out here from its own colours.
    Where the page has been looked at in this width already, and the same things are seen as then
    (``like``, which ``looks/seen.js`` gave), only the rules are asked that ask about looks.
    """
    axe = Axe(browser.driver, script_url=str(AXE))
    if not browser.driver.execute_async_script(LOAD, browser.address + PATH):
        axe.inject()
    same = bool(like) and browser.look("seen") == like
    asked = {"type": "rule", "values": COLOURS} if same else {"type": "tag", "values": TAGS}
    options = {"runOnly": asked, "resultTypes": ["violations", "incomplete"]}
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
