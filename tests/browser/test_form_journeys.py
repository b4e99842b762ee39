"""Whole journeys: by keyboard alone without a script, titles, the way back, and where help is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.wait import WebDriverWait

from portal.forms.definition import Journey, QuestionStep, Repeat
from portal.forms.route import route
from tests.support.filling import Plan, plans, typed
from tests.support.journeys import EVERYTHING

from .browser import BIG_PHONE, FORCED, ZOOM, Browser, View
from .form_steps import FormPage, built, journeys, pages
from .html_alone import Reader
from .keyboard import press
from .subject import WHOLE_MATRIX

MOST_STOPS = 80
REVEALED = "[data-aria-controls], [class*=__conditional]"
"""What govuk-frontend opens below an answer: a screen reader may never be told."""
REFERENCE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")
FOCUS = """
const e = document.activeElement;
return { name: e.name ?? "", type: e.type ?? "", value: e.value ?? "", text: e.innerText.trim(),
  inside: !!e.closest("main form"), second: e.classList.contains("govuk-button--secondary"),
  start: e.matches(".form-end a") };
"""
LEFT = "return !window.before && document.readyState === 'complete'"

UNSTYLED, SPACED = "without styles", "spaced out"
EACH_WAY = {
    "at 375": BIG_PHONE,
    "at 400 %": ZOOM,
    "in forced colours": FORCED,
    SPACED: BIG_PHONE,
    UNSTYLED: BIG_PHONE,
}
AT_ONCE = f"at 400 %, in forced colours and {SPACED}"
WAYS = {**EACH_WAY, AT_ONCE: replace(ZOOM, wishes=FORCED.wishes)}


def tried() -> Iterator[Any]:
    """Every journey in what ways can be had at once; in each of them if everything is asked for.

    Of the ready-made forms one, which has a list to add to; if everything is asked for, all.
    """
    some = [each for each in built() if WHOLE_MATRIX or each.key == "large-items"]
    for journey in (*journeys(), *some):
        each = EACH_WAY if WHOLE_MATRIX else [UNSTYLED] if journey is EVERYTHING else []
        for way in (AT_ONCE, *each):
            yield pytest.param(journey, way, id=f"{journey.key}-{way}")


of_every_journey = pytest.mark.parametrize(
    "journey", [*journeys(), *built()], ids=lambda each: each.key
)


@pytest.mark.parametrize(("journey", "way"), list(tried()))
def test_a_journey_is_gone_through_by_keyboard_alone_without_a_script(
    browser: Browser, journey: Journey, way: str
) -> None:
    """As the people who need these ways often go."""
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*.css*"] if way == UNSTYLED else [])
    try:
        _go_through(browser, journey, WAYS[way], spaced=SPACED in way)
    finally:
        browser.cdp("Network.setBlockedURLs", urls=[])


@of_every_journey
def test_a_journey_is_gone_through_by_its_html_alone(browser: Browser, journey: Journey) -> None:
    plan = plans(journey)[0]
    reader = Reader(browser.address)
    reader.open(f"/forms/{journey.key}/")
    for _ in range(len(plan.places) + 10):
        if _has_sent(reader.address):
            break
        boxes = _boxes(plan, _step(reader.address))
        if "another" in boxes:
            boxes = {"another": "no" if reader.page.select("main dl") else "yes"}
        reader.send(boxes)
    assert _has_sent(reader.address), f"stays at {reader.address}"
    main = reader.page.select_one("main")
    assert main
    assert REFERENCE.search(main.get_text(" "))


def _go_through(browser: Browser, journey: Journey, view: View, *, spaced: bool) -> None:
    plan = plans(journey)[0]
    browser.forget()
    browser.go(f"/forms/{journey.key}/", view, script=False)
    for _ in range(len(plan.places) + 10):
        if _has_sent(browser.path):
            break
        if spaced:
            browser.look("spacing")
        _fill_by_keyboard(browser, _boxes(plan, _step(browser.path)))
    assert _has_sent(browser.path), f"stays at {browser.path}"
    assert REFERENCE.search(browser.find("main").text)


@of_every_journey
def test_no_two_pages_of_a_journey_have_one_title(browser: Browser, journey: Journey) -> None:
    titles: dict[str, str] = {}
    for page in pages(journey):
        found = _fetch(browser, page).title
        assert found, page
        title = found.get_text()
        of_list = page.place.name.split(":")[0]
        assert titles.setdefault(title, of_list) == of_list, title


@of_every_journey
def test_help_is_in_the_same_place_on_every_page(browser: Browser, journey: Journey) -> None:
    """WCAG 2.2, 3.2.6: the same ways to reach us, after everything else, in the same order."""
    feet = set()
    for page in pages(journey):
        soup = _fetch(browser, page)
        foot = soup.select_one("main ~ footer, div:has(> main) ~ footer")
        assert foot, f"{page} has no foot after its matter"
        assert foot.select_one("a[href^='tel:']"), f"{page} has no number to call"
        feet.add(" ".join(foot.get_text(" ").split()))
    assert len(feet) == 1


@of_every_journey
def test_back_leads_to_the_page_before(browser: Browser, journey: Journey) -> None:
    for page in pages(journey):
        before = route(journey, page.place.answers).before(page.place.live.address)
        link = _fetch(browser, page).select_one(".govuk-back-link")
        where = _step(str(link["href"])) if link else ""
        assert where == (before.address if before else ""), page


@of_every_journey
def test_enter_means_continue_and_never_another_button(browser: Browser, journey: Journey) -> None:
    """Enter presses a form's first button: it is Continue, or leaves to the server what is meant.

    What an address makes of Enter is tested in ``test_address``.
    """
    for page in pages(journey):
        form = _fetch(browser, page).select_one("main form[method=post]")
        first = form.select_one("button:not([type=button])") if form else None
        if first:
            assert not first.get("name"), f"{page}: Enter presses {first.get_text(strip=True)}"


@of_every_journey
def test_links_to_change_say_what_and_no_answer_reveals_a_question(
    browser: Browser, journey: Journey
) -> None:
    for page in pages(journey):
        main = _fetch(browser, page).select_one("main")
        assert main
        said = [" ".join(link.get_text(" ").split()) for link in main.select("dl a")]
        asked = [words for words in said if words.startswith(("Change", "Remove"))]
        assert not {"Change", "Remove"} & set(asked), f"{page}: a link that does not say what"
        assert not main.select(REVEALED), page


def _fetch(browser: Browser, page: FormPage) -> BeautifulSoup:
    return _as_sent(browser.address + page.path)


@lru_cache(maxsize=1000)
def _as_sent(address: str) -> BeautifulSoup:
    """A page as a stranger is sent it, once for all that is asked of it here."""
    answer = requests.get(address, timeout=30)
    answer.raise_for_status()
    return BeautifulSoup(answer.text, "html5lib")


def _has_sent(address: str) -> bool:
    return urlsplit(address).path.endswith("/sent/")


def _step(address: str) -> str:
    """The step in an address of a form."""
    return "/".join(urlsplit(address).path.strip("/").split("/")[3:])


def _boxes(plan: Plan, address: str) -> Mapping[str, Any]:
    """What the plan types on a page. An item of the real walk has a key of its own."""
    for place in plan.places:
        live, step = place.live, place.live.step
        if isinstance(step, Repeat) and address == live.address:
            return {"another": ["yes", "no"]}
        same = live.repeat and live.item and address.split("/")[::2] == [live.repeat.id, step.id]
        if isinstance(step, QuestionStep) and (address == live.address or same):
            listed = plan.answers.get(live.repeat.id) if live.repeat and live.item else None
            return typed(step, listed["items"][0]["answers"] if listed else plan.answers)
    return {}


def _fill_by_keyboard(browser: Browser, boxes: Mapping[str, Any]) -> None:
    """Tab to each box, fill it, and press the button with Enter."""
    if "another" in boxes:
        boxes = {"another": "no" if browser.find_all("main dl") else "yes"}
    browser.driver.execute_script("window.before = true")
    browser.look("top")
    done: set[str] = set()
    for _ in range(MOST_STOPS):
        press(browser, "Tab")
        at = browser.driver.execute_script(FOCUS)
        if not at["inside"]:
            continue
        if at["type"] == "submit" and (
            _by_hand(at, boxes, browser) or not (at["second"] or at["name"])
        ):
            press(browser, "Enter")
            wait = WebDriverWait(browser.driver, 30, 0.05, ignored_exceptions=[WebDriverException])
            wait.until(lambda driver: driver.execute_script(LEFT))
            return
        _answer(browser, at, boxes, done)
    raise AssertionError(f"no button on {browser.path}")


def _by_hand(at: Mapping[str, Any], boxes: Mapping[str, Any], browser: Browser) -> bool:
    """Whether this is the button by which an address that is on the plan is written by hand."""
    return bool(
        at["value"] == "manual" and any(name.endswith("-line_1") for name in boxes)
    ) and not browser.find_all("main [name$=-line_1]:not([type=hidden])")


def _answer(
    browser: Browser, at: Mapping[str, Any], boxes: Mapping[str, Any], done: set[str]
) -> None:
    name, wanted = at["name"], boxes.get(at["name"])
    if wanted is None or (name in done and at["type"] != "checkbox"):
        return
    done.add(name)
    match at["type"]:
        case "radio":
            _choose(browser, str(wanted))
        case "checkbox":
            if at["value"] in wanted:
                press(browser, " ")
        case "select-one":
            for _ in range(MOST_STOPS):
                if browser.driver.execute_script(FOCUS)["value"] == wanted:
                    return
                press(browser, "ArrowDown")
        case "file":
            return
        case _:
            browser.cdp("Input.insertText", text=str(wanted))


def _choose(browser: Browser, wanted: str) -> None:
    """Space takes the radio that has the focus, the arrows one after the other."""
    press(browser, " ")
    for _ in range(MOST_STOPS):
        if browser.driver.execute_script(FOCUS)["value"] == wanted:
            return
        press(browser, "ArrowDown")
    raise AssertionError(f"no answer {wanted}")
