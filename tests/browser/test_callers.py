"""The one page of a form with its script: questions come and go as an adviser answers, by keyboard
as by mouse, and what is sent is what was seen."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.journeys import EVERYTHING, SHORT

from .browser import DESK, Browser

AT = "/people/adviser/one-page/"


def shown(browser: Browser) -> set[str]:
    """The pages of the form that somebody sees."""
    look = "return [...document.querySelectorAll('[data-kind]')].map((e) => [e.id, e.offsetHeight])"
    return {
        id_.removeprefix("at-") for id_, height in browser.driver.execute_script(look) if height
    }


def test_questions_come_and_go_as_they_are_answered(browser: Browser) -> None:
    browser.go(f"{AT}{EVERYTHING.key}/", DESK)
    assert {"kitchen", "crowd", "not-ours"}.isdisjoint(shown(browser))
    browser.press("[name=rooms][value=kitchen]")
    assert "kitchen" in shown(browser)
    browser.press("[name=rooms][value=kitchen]")
    assert "kitchen" not in shown(browser)
    browser.press("[name=tenant][value=no]")
    assert "not-ours" in shown(browser)
    assert {"money", "name"}.isdisjoint(shown(browser))
    assert not browser.find("[data-end]").is_displayed()
    browser.press("[name=tenant][value=yes]")
    assert {"money", "name"} <= shown(browser)
    assert browser.find("[data-end]").is_displayed()


def test_how_many_are_on_a_list_opens_a_question(browser: Browser) -> None:
    browser.go(f"{AT}{EVERYTHING.key}/", DESK)
    for _ in range(2):
        browser.follow("[value='add:people']")
    for box in browser.find_all("[name$=-who]"):
        box.send_keys("Somebody")
    for box in browser.find_all("[name$=-age]"):
        box.send_keys("40")
    browser.press("[name=people-list-another][value=no]")
    assert "crowd" in shown(browser)
    browser.follow("[data-whole] .actions:last-child [value=update]")
    assert "crowd" in shown(browser)


def test_a_form_is_filled_in_and_sent_by_keyboard_alone(browser: Browser) -> None:
    browser.go(f"{AT}{SHORT.key}/", DESK)
    browser.find("[name=channel]:checked").send_keys(Keys.TAB)
    for answer in ("A gate is broken", "tenant@example.com"):
        browser.driver.switch_to.active_element.send_keys(answer, Keys.TAB)
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(browser.driver, 30).until(lambda _driver: browser.path.endswith("/sent/"))


def test_the_cursor_goes_on_where_the_question_does(browser: Browser) -> None:
    browser.go(f"{AT}{EVERYTHING.key}/", DESK)
    browser.follow("[value='add:people']")
    assert browser.driver.switch_to.active_element.get_attribute("data-item") is not None
    browser.fill("[name=address-postcode]", "ZE1 0QX")
    browser.follow("[name=address-do][value=find]")
    assert browser.driver.switch_to.active_element.get_attribute("name") == "address-line_1"
    browser.fill("[name=nino]", "QQ")
    browser.follow("[data-whole] .actions:last-child [value=update]")
    assert "govuk-error-summary" in str(
        browser.driver.switch_to.active_element.get_attribute("class")
    )
