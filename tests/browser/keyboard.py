"""Walking through a page with the Tab key alone."""

from __future__ import annotations

from typing import Any

from .browser import Browser

KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}
TEXTS = {"Enter": "\r", " ": " "}


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


def walk(browser: Browser) -> list[str]:
    """Tab from the top of the page to its end.

    Everything that can be used is met once and in order, each shows that it has the focus, is in
    the window and is not covered, and after the last the focus leaves the page.
    """
    browser.look("top")  # so that a box that has the focus from the start is seen at rest too
    names: list[str] = browser.look("stops")
    browser.look("top")
    found: list[str] = []
    for place, name in enumerate(names):
        at = _tab(browser)
        found += at["found"]
        if at["place"] != place:
            return [*found, f"Tab came to {at['name']} where {name} was next"]
    last = _tab(browser)
    if names and last["place"] > 0:
        found.append(f"Tab went from the last stop back to {last['name']}")
    return found


def _tab(browser: Browser) -> Any:
    """The next stop. A box that scrolls may take the focus on the way."""
    for _ in range(5):
        press(browser, "Tab")
        at = browser.look("focus")
        if not at["scroller"]:
            return at
    return at
