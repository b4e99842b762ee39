"""Building a form in the editor, with a mouse or with the keyboard alone.

Where something is, the editor's own blocks say; what is done to it, real clicks and keys do.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from axe_selenium_python import Axe
from selenium.common.exceptions import ElementClickInterceptedException, TimeoutException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from .axe import LOAD, PATH, TAGS
from .browser import Browser

PATIENCE = 60
MOMENT = 3
"""Seconds in which a menu is open, if it opens."""
PRESSES = 3
QUIET = 4
"""How often it is looked, every half second, before nothing is held to be under way."""
MOST_TABS = 300
ROOT = "const root = document.getElementById('sections-root').rootBlock;"
ACTIVE = "return document.activeElement"
MENU = "[role=listbox] [role=option]"
SEARCHING = "return document.activeElement.matches('input[role=combobox], [role=combobox] input')"
"""Whether the box above a menu has the focus."""
HEADLINE = "[data-built-headline]"
FOUND = "[data-built-list] li"
SCROLL = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"
"""At once: a click does not wait for a page that glides, and stops it under the buttons below."""
BESIDE = "[data-built=findings]"


def wcag(browser: Browser) -> list[str]:
    """What of WCAG axe-core finds broken on a page of the admin, which has an older one itself."""
    browser.driver.execute_script("delete window.axe")
    assert browser.driver.execute_async_script(LOAD, browser.address + PATH)
    tags = [tag for tag in TAGS if tag.startswith("wcag")]
    found = Axe(browser.driver).run(
        options=json.dumps({"runOnly": {"type": "tag", "values": tags}})
    )
    return [
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


class Builder:
    """An editor at the form that stands open. ``block`` is where a block is, as script."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.driver = browser.driver
        self.wait = WebDriverWait(self.driver, PATIENCE)

    def opens(self) -> None:
        """Wait until the form can be written."""
        self.until(lambda: self.driver.execute_script(f"{OPEN}"))
        self.until(lambda: "looking" not in self.text(HEADLINE))

    def until(self, is_so: Any) -> Any:
        return self.wait.until(lambda _driver: is_so())

    def text(self, css: str) -> str:
        return self.browser.find(css).text

    def at(self, block: str) -> Any:
        return self.driver.execute_script(f"{ROOT} return {block}")

    def box(self, block: str, name: str) -> WebElement:
        """The box of a block with this name: the one that is shown."""
        field = f"{block}.block.childBlocks.{name}.element"
        shown = "input:not([type=hidden]):not([hidden]), textarea, select:not([hidden])"
        found: WebElement = self.at(f"{field}.querySelector('{shown}')")
        return found

    def plus(self, stream: str) -> WebElement:
        """The last plus sign of a stream of blocks."""
        last = f"{stream}.inserters.at(-1).element"
        found: WebElement = self.at(
            f"{last}.matches('button') ? {last} : {last}.querySelector('button')"
        )
        return found

    def count(self, stream: str) -> int:
        return int(self.at(f"{stream}.children.length"))

    def adds(self, stream: str, kind: str) -> str:
        """Press the plus sign, and choose what to add. Gives where it is."""
        before = self.count(stream)
        self.open_menu(self.plus(stream))
        self.choose_from_menu(kind)
        self.until(lambda: self.count(stream) == before + 1)
        return f"{stream}.children[{before}]"

    def open_menu(self, plus: WebElement) -> None:
        """Press a plus sign, again if something moved under the hand."""
        for _ in range(PRESSES):
            self.rests(plus)
            self.press(plus)
            with contextlib.suppress(TimeoutException):
                WebDriverWait(self.driver, MOMENT).until(
                    lambda driver: driver.find_elements(By.CSS_SELECTOR, MENU)
                )
                return
        raise AssertionError("The plus sign opens nothing.")

    def rests(self, element: WebElement) -> None:
        """Wait until what was just opened moves it no more."""
        place = "const box = arguments[0].getBoundingClientRect(); return [box.x, box.y]"
        seen: list[Any] = []

        def still() -> bool:
            seen.append(self.driver.execute_script(place, element))
            return len(seen) > 2 and seen[-3] == seen[-1]

        WebDriverWait(self.driver, PATIENCE, 0.1).until(lambda _driver: still())

    def chooses(self, block: str, name: str, words: str) -> None:
        """Choose from a list by its words."""
        self.until(lambda: words in self.box(block, name).text)
        self.select(self.box(block, name), words)

    def says(self, block: str, name: str, words: str) -> None:
        self.type(self.box(block, name), words)

    def field(self, name: str, words: str) -> None:
        """Fill in a box that is no block."""
        self.type(self.browser.find(f"#id_{name}"), words)

    def tab(self, words: str) -> None:
        found = self.driver.find_elements(By.CSS_SELECTOR, "[role=tab]")
        self.press(next(each for each in found if each.text.startswith(words)))

    def saved(self) -> None:
        """Wait until all is saved by itself: what is still under way would come after it."""
        seen: list[str] = []

        def quiet() -> bool:
            indicator = self.browser.find("#w-autosave-indicator")
            seen.append(str(indicator.get_attribute("data-w-autosave-state-value")))
            return len(seen) >= QUIET and "saving" not in seen[-QUIET:]

        WebDriverWait(self.driver, PATIENCE, 0.5).until(lambda _driver: quiet())

    def publishes(self) -> None:
        self.saved()
        self.press(self.browser.find("footer [data-w-dropdown-target=toggle]"))
        button = self.until(
            lambda: next(
                (
                    each
                    for each in self.driver.find_elements(By.NAME, "action-publish")
                    if each.is_displayed()
                ),
                None,
            )
        )
        self.driver.execute_script("window.before = true")
        self.press(button)
        there = "return !window.before && document.readyState === 'complete'"
        self.until(lambda: self.driver.execute_script(there))

    def findings(self) -> list[str]:
        return [each.text for each in self.browser.find_all(FOUND)]

    def beside(self) -> list[str]:
        """What stands beside blocks."""
        return [each.text for each in self.browser.find_all(BESIDE)]

    # What differs between a mouse and a keyboard.

    def press(self, element: WebElement) -> None:
        raise NotImplementedError

    def type(self, element: WebElement, words: str) -> None:
        raise NotImplementedError

    def select(self, element: WebElement, words: str) -> None:
        raise NotImplementedError

    def choose_from_menu(self, words: str) -> None:
        raise NotImplementedError


OPEN = "return Boolean(document.getElementById('sections-root')?.rootBlock && window.builder)"


class ByMouse(Builder):
    """Clicks on what is in sight, and types where the click put the cursor."""

    def press(self, element: WebElement) -> None:
        self.browser.touch()
        self.until(lambda: element.is_displayed() and element.is_enabled())
        self.until(lambda: self._clicks(element))

    def _clicks(self, element: WebElement) -> bool:
        """Click, unless something else has moved over it."""
        self.driver.execute_script(SCROLL, element)
        with contextlib.suppress(ElementClickInterceptedException):
            element.click()
            return True
        return False

    def type(self, element: WebElement, words: str) -> None:
        self.press(element)
        element.send_keys(words)

    def select(self, element: WebElement, words: str) -> None:
        self.press(element)
        option = next(
            each for each in element.find_elements(By.TAG_NAME, "option") if each.text == words
        )
        option.click()

    def choose_from_menu(self, words: str) -> None:
        def found() -> WebElement | None:
            options = self.driver.find_elements(By.CSS_SELECTOR, MENU)
            return next((each for each in options if each.text.startswith(words)), None)

        self.until(lambda: (option := found()) and self._clicks(option))


class ByKeyboard(Builder):
    """Comes to everything by Tab, and never touches the mouse."""

    def keys(self, *keys: str) -> None:
        self.browser.touch()
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def reach(self, element: WebElement) -> None:
        """Press Tab until it has the focus, backwards where it lies behind."""
        behind = self.driver.execute_script(
            "const at = document.activeElement;"
            "return at !== document.body &&"
            " Boolean(at.compareDocumentPosition(arguments[0]) & Node.DOCUMENT_POSITION_PRECEDING)",
            element,
        )
        tab = (Keys.SHIFT, Keys.TAB) if behind else (Keys.TAB,)
        for _ in range(MOST_TABS):
            if self.driver.execute_script(
                "return document.activeElement === arguments[0]", element
            ):
                return
            chain = ActionChains(self.driver, duration=0)
            if behind:
                chain = chain.key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT)
            else:
                chain = chain.send_keys(*tab)
            chain.perform()
        active = self.driver.execute_script("return document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(
            f"Tab does not come to {element.get_attribute('outerHTML')[:200]}: {active}"
        )

    def press(self, element: WebElement) -> None:
        self.reach(element)
        self.keys(Keys.ENTER)

    def tab(self, words: str) -> None:
        """By the arrows, as tabs are."""
        self.reach(self.browser.find("[role=tab][aria-selected=true]"))
        for _ in self.browser.find_all("[role=tab]"):
            at = self.driver.execute_script(ACTIVE)
            if at.text.startswith(words):
                return
            self.keys(Keys.ARROW_RIGHT)
            self.until(lambda at=at: self.driver.execute_script(ACTIVE) != at)
        raise AssertionError(f"No tab is called {words!r}.")

    def type(self, element: WebElement, words: str) -> None:
        self.reach(element)
        self.keys(words)

    def select(self, element: WebElement, words: str) -> None:
        self.reach(element)
        self.keys(words[:20])

    def choose_from_menu(self, words: str) -> None:
        if not self.driver.execute_script(SEARCHING):
            self.keys(Keys.TAB)
        self.until(lambda: self.driver.execute_script(SEARCHING))
        self.keys(words)

        def first() -> bool:
            options = self.driver.find_elements(By.CSS_SELECTOR, MENU)
            return bool(options) and options[0].text.startswith(words)

        self.until(first)
        self.keys(Keys.ENTER)
