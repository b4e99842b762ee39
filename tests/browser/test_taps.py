"""How many taps it takes on a phone, with scripting off, to start what people come for.

The tap on Start counts. The twenty tasks stand in the demonstration's ``tasks.yaml``, ranked by the
calls that people made; the first nine are those of the home page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import requests
import yaml
from bs4 import BeautifulSoup
from selenium.webdriver.remote.webelement import WebElement

from .browser import PHONE, Browser

TASKS = Path(__file__).resolve().parents[2] / "portal" / "home" / "demo" / "tasks.yaml"
ON_THE_HOME_PAGE = 9


@dataclass(frozen=True)
class Task:
    place: int
    name: str
    page: str
    search: str

    @property
    def path(self) -> str:
        return f"/{self.page}/"

    @property
    def most_taps(self) -> int:
        return 2 if self.place <= ON_THE_HOME_PAGE else 3

    def __str__(self) -> str:
        return self.name


def tasks() -> list[Task]:
    lines = yaml.safe_load(TASKS.read_text())
    return [
        Task(place, line["task"], line["page"], line["search"])
        for place, line in enumerate(lines, start=1)
    ]


def seen_link(browser: Browser, path: str, within: str = "main") -> WebElement | None:
    """The first link to a path that a person can see on this page."""
    links = browser.find_all(f'{within} a[href="{path}"]')
    return next((link for link in links if link.is_displayed()), None)


def topic_link(browser: Browser, task: Task) -> WebElement:
    """The link of the topic that the task's page lies in: the longest address that leads there."""
    steps = task.page.split("/")
    for length in range(len(steps) - 1, 0, -1):
        if link := seen_link(browser, f"/{'/'.join(steps[:length])}/"):
            return link
    raise AssertionError(f"{browser.path} has no link towards {task.path}")


def start_button(browser: Browser, task: Task) -> WebElement:
    """The Start button of the page being shown, which must be the task's."""
    assert browser.path == task.path
    buttons = browser.find_all("main a.govuk-button[href]")
    shown = [button for button in buttons if button.is_displayed()]
    assert shown, f"{task.path} has no Start button"
    address = shown[0].get_attribute("href") or ""
    assert urlsplit(address).scheme in ("tel", "http", "https"), address
    return shown[0]


@pytest.mark.parametrize("task", tasks(), ids=str)
def test_from_home_a_task_is_started_in_few_taps(browser: Browser, task: Task) -> None:
    browser.go("/", PHONE, script=False)
    taps = 0
    while browser.path != task.path:
        browser.follow_link(seen_link(browser, task.path) or topic_link(browser, task))
        taps += 1
        assert taps < task.most_taps, f"Still on {browser.path} after {taps} taps"
    start_button(browser, task)


@pytest.mark.parametrize("task", tasks(), ids=str)
def test_from_search_a_task_is_started_in_three_taps(browser: Browser, task: Task) -> None:
    browser.go("/", PHONE, script=False)
    browser.fill("main [role=search] input", task.search)
    browser.follow("main [role=search] button")
    result = seen_link(browser, task.path)
    assert result, f"“{task.search}” does not find {task.path}"
    browser.follow_link(result)
    start_button(browser, task)


def test_there_are_twenty_tasks_and_the_first_nine_are_on_the_home_page(browser: Browser) -> None:
    browser.go("/", PHONE, script=False)
    places = [task.place for task in tasks() if seen_link(browser, task.path)]
    assert len(tasks()) == 20
    assert places[:ON_THE_HOME_PAGE] == list(range(1, ON_THE_HOME_PAGE + 1))


def test_every_page_is_within_two_taps_of_home_so_every_start_is_within_three(
    browser: Browser,
) -> None:
    """Through what stands on the pages themselves: the A to Z and the footer do not count.

    A page in another language, or in Easy Read, stands on the page that it is a version of.
    """
    near = {"/"}
    for page in ["/", *_links(browser.address, "/")]:
        near |= {page, *_links(browser.address, page)}
    far = set(_sitemap(browser.address)) - near
    versions = {page for page in far if _is_version(browser.address, page)}
    assert sorted(far - versions) == []
    for version in versions:
        page = version.rstrip("/").rpartition("/")[0] + "/"
        assert page in near
        assert version in _links(browser.address, page)


def _is_version(address: str, page: str) -> bool:
    return BeautifulSoup(_get(address + page), "html5lib").select_one("main[lang]") is not None


def _sitemap(address: str) -> list[str]:
    tree = ElementTree.fromstring(_get(address + "/sitemap.xml"))  # noqa: S314 - our own page
    return [urlsplit(place.text or "").path for place in tree.iter() if place.tag.endswith("}loc")]


def _links(address: str, page: str) -> set[str]:
    main = BeautifulSoup(_get(address + page), "html5lib").find("main")
    assert main, page
    addresses = [
        urlsplit(urljoin(page, str(link["href"]))) for link in main.find_all("a", href=True)
    ]
    return {
        found.path
        for found in addresses
        if not found.netloc and found.scheme == "" and _is_content(found.path)
    }


def _is_content(path: str) -> bool:
    return path.endswith("/") and not path.startswith(("/a-to-z/", "/page-feedback/", "/search/"))


def _get(address: str) -> bytes:
    answer = requests.get(address, timeout=30)
    answer.raise_for_status()
    return answer.content
