"""A real Chromium, made to look the way a person would see the page."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from portal.ui import display

from .subject import Subject

LOOKS = Path(__file__).parent / "looks"
TOUCHING = {"fill", "forced", "spacing", "top", "unstyled"}
"""Looks that leave the page otherwise than they found it."""
SHELL_OR_WHOLE = ("/usr/lib/chromium/chromium-headless-shell", "chromium")
"""The shell shows pages by the same engine, and has no windows, menus and tabs to keep up.

Debian's without the script around it, which would be ended in place of the browser.
"""
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # A page that asks another host for something gets an error, and the console says so.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


@dataclass(frozen=True)
class View:
    """A size in CSS pixels, and what the person asked their device for."""

    width: int
    height: int
    wishes: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def __str__(self) -> str:
        return self.name or str(self.width)


PHONE = View(320, 640)
BIG_PHONE = View(375, 740)
DESK = View(1280, 800)
ZOOM = View(320, 256, name="zoom-400")  # 1280 x 1024 at 400 %
DARK = View(320, 640, {"prefers-color-scheme": "dark"}, "dark")
CONTRAST = View(320, 640, {"prefers-contrast": "more"}, "contrast")
FORCED = View(320, 640, {"forced-colors": "active"}, "forced")


class Browser:
    """One browser for a whole process of tests. ``open`` puts everything else back to normal.

    Opening costs most. Who only looks at a subject asks to ``show`` it: if nobody has touched it
    since it was opened, it is still there.
    """

    def __init__(self, address: str) -> None:
        options = ChromeOptions()
        for switch in SWITCHES:
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.binary_location = _program(*SHELL_OR_WHOLE)
        self.address = address
        self.checks: list[str] = []
        """What the last visit asked, for the report."""
        self.found: list[str] = []
        """And what it found."""
        self._untouched: Subject | None = None
        self._view: View | None = None
        self.driver = Chrome(options=options, service=Service(_program("chromedriver")))
        self.driver.set_page_load_timeout(30)
        self.driver.set_script_timeout(60)
        # Nobody's window is in front; without this a busy machine draws no focus at times.
        self.cdp("Emulation.setFocusEmulationEnabled", enabled=True)

    def quit(self) -> None:
        self.driver.quit()

    def open(
        self, subject: Subject, view: View = PHONE, *, script: bool = True, look: str = ""
    ) -> None:
        """Show a subject in its state, at this view, with or without scripting, to a stranger.

        ``look`` is what the stranger wishes for (``portal.ui.display``), in the cookie's letters.
        """
        self.forget()
        if look:
            self.cdp("Network.setCookie", name=display.COOKIE, value=look, url=self.address)
        self.go(subject.path, view, script=script)
        if subject.prepare:
            subject.prepare(self)
        self._assert_width(view)
        self._untouched = subject if script and not look else None

    def forget(self) -> None:
        """Be a stranger to every site, whichever page is open."""
        self.cdp("Network.clearBrowserCookies")

    def show(self, subject: Subject, view: View = PHONE) -> None:
        """The same, scripting on, for who asks nothing of how it was opened.

        In another view it is only laid out anew.
        """
        if self._untouched is not subject:
            self.open(subject, view)
        else:
            self.see(view)
            self._assert_width(view)

    def touch(self) -> None:
        """From now on the page is not as it was opened."""
        self._untouched = None

    def _assert_width(self, view: View) -> None:
        width = self.driver.execute_script("return innerWidth")
        assert width == view.width, f"The window is {width} px wide, not {view.width}"

    def go(self, path: str, view: View = PHONE, *, script: bool = True) -> None:
        """Show an address: a path of the site, or a whole address."""
        self.touch()
        self.see(view)
        self.cdp("Emulation.setScriptExecutionDisabled", value=not script)
        self.driver.get(path if ":" in path else self.address + path)

    def see(self, view: View) -> None:
        """Have the window in this size, and the device wish this, on the screen."""
        if self._view == view:
            return
        self._view = view
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=view.width,
            height=view.height,
            deviceScaleFactor=1,
            mobile=False,
        )
        wishes = {"prefers-reduced-motion": "reduce", **view.wishes}
        self._media("screen", wishes)

    def media(self, media: str) -> None:
        """Show the page as on ``screen`` or in ``print``, until another view is seen."""
        self._view = None
        self._media(media, {})

    def _media(self, media: str, wishes: dict[str, str]) -> None:
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.cdp("Emulation.setEmulatedMedia", media=media, features=features)

    def cdp(self, command: str, **arguments: Any) -> Any:
        if command.startswith("Input."):
            self.touch()
        return self.driver.execute_cdp_cmd(command, arguments)

    def look(self, name: str, *arguments: Any) -> Any:
        """What ``looks/<name>.js`` returns for this page: for a check, a list of problems."""
        if name in TOUCHING:
            self.touch()
        return self.driver.execute_script(_script("shared") + _script(name), *arguments)

    def find(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def find_all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def fill(self, css: str, words: str) -> None:
        self.touch()
        box = self.find(css)
        box.clear()
        box.send_keys(words)

    def press(self, css: str) -> None:
        """Click on something of this page."""
        self.touch()
        self.find(css).click()

    def follow(self, css: str) -> None:
        """Click on a link or a button, and wait for the page that it leads to."""
        self.follow_link(self.find(css))

    def follow_link(self, link: WebElement) -> None:
        """The same, of a link or button already found."""
        self.touch()
        self.driver.execute_script("window.before = true")
        link.click()
        there = "return !window.before && document.readyState === 'complete'"
        # Between two pages the driver may have none to ask.
        wait = WebDriverWait(self.driver, 30, 0.05, ignored_exceptions=[WebDriverException])
        wait.until(lambda driver: driver.execute_script(there))

    @property
    def path(self) -> str:
        return str(self.driver.current_url).removeprefix(self.address)

    @property
    def status(self) -> int:
        """The HTTP status of the page being shown."""
        ask = "return performance.getEntriesByType('navigation')[0].responseStatus"
        return int(self.driver.execute_script(ask))

    @property
    def source(self) -> str:
        """The page as the server sent it, also in answer to a form. It can be asked for once."""
        events = (json.loads(line["message"]) for line in self.driver.get_log("performance"))
        answers = [
            event["message"]["params"]["requestId"]
            for event in events
            if event["message"]["method"] == "Network.responseReceived"
            and event["message"]["params"]["type"] == "Document"
        ]
        return str(self.cdp("Network.getResponseBody", requestId=answers[-1])["body"])

    def console(self) -> list[str]:
        """What the browser has complained of since it was last asked."""
        return [str(line["message"]) for line in self.driver.get_log("browser")]


@cache
def _script(name: str) -> str:
    return (LOOKS / f"{name}.js").read_text()


def _program(*names: str) -> str:
    """The first of these that there is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise FileNotFoundError(f"There is no {names[-1]}: `make setup` says how to get it.")
    return found
