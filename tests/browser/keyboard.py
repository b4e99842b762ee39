"""Walking through a page with the Tab key alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from .browser import Browser

KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}
TEXTS = {"Enter": "\r", " ": " "}
FOCUSED = "return document.activeElement"
INSIDE = "return document.activeElement.closest('main, footer') !== null"
SMALLEST = 24
MOMENT = 0.001
"""Seconds that a key stays down."""
MORE = 5
"""How often Tab is pressed again for what took the focus on the way, and is nothing to use."""


def press(browser: Browser, key: str) -> None:
    """A real key press, as the keyboard would send it."""
    code = KEYS[key]
    text = {"text": TEXTS[key]} if key in TEXTS else {}
    browser.cdp(
        "Input.dispatchKeyEvent",
        type="keyDown" if text else "rawKeyDown",
        key=key,
        code="Space" if key == " " else key,
        windowsVirtualKeyCode=code,
        **text,
    )
    browser.cdp("Input.dispatchKeyEvent", type="keyUp", key=key, code=key)


def walk(browser: Browser, within: str = "body") -> list[str]:
    """Tab from the top of the page, or of a part of it, to its end.

    Everything that can be used is met once and in order, each shows that it has the focus, is in
    the window and is not covered, and after the last the focus leaves the page or the part.
    """
    browser.look("top", within)  # so that a box that has the focus from the start is seen at rest
    names: list[str] = browser.look("stops", within)
    browser.look("top", within)
    met = _tabbed(browser, len(names) + 1)
    found: list[str] = []
    for place, name in enumerate(names):
        if place == len(met):
            return [*found, f"Tab left the page where {name} was next"]
        found += met[place]["found"]
        if met[place]["place"] != place:
            return [*found, f"Tab came to {met[place]['name']} where {name} was next"]
    if names and met[len(names) :] and met[len(names)]["place"] > 0:
        return [*found, f"Tab went from the last stop back to {met[len(names)]['name']}"]
    return found


def _tabbed(browser: Browser, times: int) -> list[dict[str, Any]]:
    """What a walk meets. A box that scrolls may take the focus on the way, and counts for nothing.

    All presses go to the browser at once; ``looks/stops.js`` looks when each key comes up.
    """
    met: list[dict[str, Any]] = []
    for _ in range(MORE):
        browser.touch()
        keys = ActionChains(browser.driver, duration=0)
        for _ in range(times - len(met)):
            # Without the moment between, no timer of the page comes to its turn.
            keys.key_down(Keys.TAB).pause(MOMENT).key_up(Keys.TAB)
        keys.perform()
        everything = browser.driver.execute_script("return window.met")
        met = [at for at in everything if not at["scroller"]]
        if len(met) >= times or len(met) == len(everything):
            break
    return met


def skip(browser: Browser) -> Iterator[str]:
    """The first Tab offers to skip to the main content, in sight, and Enter does it."""
    browser.look("top")
    press(browser, "Tab")
    link = browser.driver.execute_script(FOCUSED)
    if not str(link.get_attribute("href")).endswith("#main"):
        yield f"the first Tab comes to {link.tag_name} “{link.text}”"
        return
    if not link.is_displayed() or link.size["height"] < SMALLEST:
        yield "the skip link is not seen"
    press(browser, "Enter")
    press(browser, "Tab")
    if not browser.driver.execute_script(INSIDE):
        yield "the skip link does not lead to the main content"
