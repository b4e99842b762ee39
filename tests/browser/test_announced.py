"""What scripts say later is read out: each live region, through the browser's accessibility tree.

A region is announced for certain where it stands in the tree before its words come. So each is
looked at twice: there, polite or assertive, and without the words; then the same one with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from .browser import Browser

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "src" / "js"
SAYS_LATER = re.compile(r"textContent = |hidden = false")
FOR_EDITORS = {"checks.js"}
"""It fills a list of Wagtail's own, which is not ours to announce."""
HELD = """
const waiting = new Map();
let ahead = 0;
let last = 0;
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;
window.setTimeout = (work, pause, ...given) => waiting.set(++last, () => work(...given)) && last;
window.clearTimeout = (timer) => waiting.delete(timer);
window.pass = (milliseconds) => {
  const due = [...waiting.values()];
  ahead += milliseconds;
  waiting.clear();
  for (const work of due) work();
};
"""
"""Time stands still until it is told to pass."""
ANSWERED = "window.fetch = async () => ({ok: arguments[0] < 400, status: arguments[0]}); pass(3000)"
TYPED = """
const [box] = document.querySelectorAll("[data-maxlength] textarea");
box.value = "Three";
box.dispatchEvent(new Event("input", {bubbles: true}));
pass(1000);
"""
NEARLY_OUT = """
const {ends, warns} = document.querySelector("[data-ends]").dataset;
pass(ends * 1000 - Date.now() - warns * 500);
"""
OPENED = """
document.querySelector("[name=rooms][value=kitchen]").click();
"""
REFUSED = """
window.fetch = async () => ({ok: false, status: 500});
document.querySelector("[data-passkey] form [type=submit]").click();
"""


@dataclass(frozen=True)
class Later:
    """What is said later on a page: by which script, when what happens, in words like these."""

    script: str
    path: str
    happens: str
    words: str
    live: str = "polite"
    whole: bool = True
    """Read out from its beginning, whatever of it is new."""
    given: tuple[int, ...] = ()


LATER = {
    "characters left": Later("site.js", "/gallery/empty/", TYPED, "characters left", whole=False),
    "it is ready": Later(
        "making.js", "/formats-states/making/", ANSWERED, "It is ready.", given=(200,)
    ),
    "it went wrong": Later(
        "making.js", "/formats-states/making/", ANSWERED, "Something went wrong.", given=(503,)
    ),
    "signed out soon": Later(
        "session.js",
        "/people/account/new/",
        NEARLY_OUT,
        "we sign you out at",
        "assertive",
        whole=False,
    ),
    "more is asked": Later(
        "whole.js", "/people/adviser/one-page/everything/", OPENED, "questions are shown."
    ),
    "no passkey to sign in": Later(
        "passkey.js", "/account/sign-in/", REFUSED, "That did not work.", "assertive"
    ),
    "no passkey made": Later(
        "passkey.js",
        "/people/door/passkey-made/",
        REFUSED,
        "Your device did not make a passkey.",
        "assertive",
    ),
}


@dataclass(frozen=True)
class Region:
    """A live region as the tree has it: which node, how it is announced, what is in it."""

    node: int
    live: str
    whole: bool
    words: str


@pytest.fixture
def held(browser: Browser) -> Iterator[Browser]:
    """A browser in which no time passes by itself, for a stranger."""
    browser.forget()
    script = browser.cdp("Page.addScriptToEvaluateOnNewDocument", source=HELD)
    yield browser
    browser.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def regions(browser: Browser) -> list[Region]:
    """Each live region that is there for whoever listens, outermost only."""
    nodes = browser.cdp("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found = []
    for node in nodes:
        said = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        if said.get("live", "off") == "off" or node.get("ignored"):
            continue
        if said.get("root") not in (None, node["backendDOMNodeId"]) and _inside(node, by_id):
            continue
        words = " ".join(" ".join(_words(node, by_id)).split())
        found.append(
            Region(node["backendDOMNodeId"], said["live"], bool(said.get("atomic")), words)
        )
    return found


def _inside(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> bool:
    """Whether it is a part of another region."""
    above = by_id.get(node.get("parentId", ""))
    while above:
        live = [each for each in above.get("properties", []) if each["name"] == "live"]
        if live and not above.get("ignored"):
            return True
        above = by_id.get(above.get("parentId", ""))
    return False


def _words(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    if node.get("role", {}).get("value") == "StaticText":
        yield "" if node.get("ignored") else str(node.get("name", {}).get("value", ""))
        return
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _words(by_id[child], by_id)


@pytest.mark.parametrize("name", LATER)
def test_what_is_said_later_is_read_out(held: Browser, name: str) -> None:
    later = LATER[name]
    held.go(later.path)
    before = {region.node: region for region in regions(held)}
    assert all(later.words not in region.words for region in before.values())
    held.driver.execute_script(later.happens, *later.given)

    def said(_driver: object) -> list[Region]:
        return [region for region in regions(held) if later.words in region.words]

    [after] = WebDriverWait(held.driver, 20).until(said)
    assert (after.live, after.whole) == (later.live, later.whole)
    assert after.node in before, "it came together with its words, which not every reader reads"


def test_nothing_is_said_later_that_is_not_looked_at_here() -> None:
    speaking = {file.name for file in SCRIPTS.glob("*.js") if SAYS_LATER.search(file.read_text())}
    assert speaking - FOR_EDITORS == {later.script for later in LATER.values()}
