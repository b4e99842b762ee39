"""Everything can be done with a keyboard, and the focus can always be seen."""

import pytest

from .browser import DESK, ZOOM, Browser, View
from .keyboard import press, walk
from .subject import Subject, each, each_in

FIELDS = "input:not([type=hidden]), select, textarea"
FOCUSED = "return document.activeElement"


@each_in(ZOOM, DESK)
def test_tab_meets_everything_once_in_order_and_in_sight(
    browser: Browser, subject: Subject, view: View
) -> None:
    browser.open(subject, view)
    assert walk(browser) == []


@each(where=lambda subject: not subject.bare)
def test_the_first_tab_offers_to_skip_to_the_main_content(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    browser.look("top")
    press(browser, "Tab")
    skip = browser.driver.execute_script(FOCUSED)
    assert skip.get_attribute("href").endswith("#main")
    assert skip.is_displayed()
    assert skip.size["height"] >= 24
    press(browser, "Enter")
    press(browser, "Tab")
    inside = "return document.activeElement.closest('main, footer') !== null"
    assert browser.driver.execute_script(inside)


@each(where=lambda subject: subject.in_error, variants=True)
def test_the_error_summary_takes_the_focus_and_the_title_says_error(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    assert browser.driver.title.startswith("Error: ")
    summary = browser.driver.execute_script(FOCUSED)
    assert "govuk-error-summary" in summary.get_attribute("class")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@each(where=lambda subject: subject.in_error, variants=True)
def test_every_link_of_the_error_summary_goes_to_a_field(
    browser: Browser, subject: Subject, script: bool
) -> None:
    browser.open(subject, script=script)
    targets = browser.look("summary")
    assert targets
    for target in targets:
        browser.press(f'.govuk-error-summary a[href="{target}"]')
        reached = browser.driver.execute_script(FOCUSED)
        assert reached in browser.find_all(FIELDS), f"{target} leads to no field"
        assert f"#{reached.get_attribute('id')}" == target


@each(where=lambda subject: not subject.in_error and subject.status == 200)
def test_a_page_without_errors_does_not_say_that_there_are_any(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    assert not browser.driver.title.startswith("Error")
    assert browser.find_all(".govuk-error-summary") == []
