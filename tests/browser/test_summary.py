"""Where somebody stands after one mistake, and after the next."""

from __future__ import annotations

from .browser import Browser

SUMMARY = ".govuk-error-summary"
FOCUSED = "return document.activeElement"


def test_the_next_page_starts_at_its_summary_after_a_link_of_the_last_was_followed(
    browser: Browser,
) -> None:
    browser.go("/people/bills-paying/pay/")
    browser.follow("main form .govuk-button")
    browser.press(f"{SUMMARY} a")
    assert browser.driver.execute_script(FOCUSED).get_attribute("type") == "radio"
    browser.follow("main form .govuk-button")
    assert browser.driver.execute_script(FOCUSED) == browser.find(SUMMARY)
