"""An address is found and chosen by keyboard alone, with and without a script."""

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from .browser import Browser

FIND = "/gallery/address/find/"
STAGE = "input[name=home-stage]"

with_and_without_script = pytest.mark.parametrize(
    "script", [True, False], ids=["script", "no-script"]
)


def enter(browser: Browser, css: str) -> None:
    """Press Enter in a box and wait for the page that comes."""
    browser.driver.execute_script("window.before = true")
    browser.find(css).send_keys(Keys.ENTER)
    there = "return !window.before && document.readyState === 'complete'"
    # Between two pages the driver may have none to ask.
    wait = WebDriverWait(browser.driver, 30, 0.05, ignored_exceptions=[WebDriverException])
    wait.until(lambda driver: driver.execute_script(there))


def stage(browser: Browser) -> str:
    return str(browser.find(STAGE).get_attribute("value"))


@with_and_without_script
def test_enter_in_the_postcode_box_finds_and_in_another_box_means_continue(
    browser: Browser, script: bool
) -> None:
    browser.go(FIND, script=script)
    browser.fill("#id_name", "Full Name")
    browser.fill("#id_home-postcode", "qz1 1ab")
    enter(browser, "#id_home-postcode")
    assert stage(browser) == "choose"
    assert browser.find_all(".govuk-error-summary") == []
    reached = browser.driver.switch_to.active_element
    assert reached.get_attribute("id") == "id_home-uprn"
    reached.send_keys(Keys.ARROW_DOWN, Keys.SPACE)
    enter(browser, "#id_note")
    assert browser.find("#answer").text.startswith("2 Thrumbeck Way")


@with_and_without_script
def test_enter_in_a_box_before_the_address_is_never_a_button_of_the_address(
    browser: Browser, script: bool
) -> None:
    browser.go(FIND, script=script)
    browser.fill("#id_name", "Full Name")
    enter(browser, "#id_name")
    assert stage(browser) == "find"
    assert browser.find(".govuk-error-summary a").text == "Enter the postcode of your address"


@with_and_without_script
def test_an_address_can_be_written_by_hand(browser: Browser, script: bool) -> None:
    browser.go(FIND, script=script)
    browser.fill("#id_note", "By the bridge")
    browser.follow("button[value=manual]")
    assert stage(browser) == "manual"
    assert browser.find("#id_note").get_attribute("value") == "By the bridge"
    browser.fill("#id_name", "Full Name")
    for part, words in (("line_1", "1 High Street"), ("town", "Anytown"), ("postcode", "QZ11AA")):
        browser.fill(f"#id_home-{part}", words)
    enter(browser, "#id_home-town")
    assert browser.find("#answer").text == "1 High Street, Anytown, QZ1 1AA"
