"""The checks beside a page, in the editor's own browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from .browser import DESK, Browser

PATIENCE = 60
TOGGLE = "[data-side-panel-toggle=checks]"
FOUND = "[data-checks-panel] [data-ours]"


@pytest.fixture
def editor(browser: Browser) -> Iterator[Browser]:
    browser.forget()
    browser.go("/people/editor/draft/", DESK)
    yield browser
    browser.forget()


def test_an_editor_sees_what_to_put_right_as_it_is_written(editor: Browser) -> None:
    driver = editor.driver
    wait = WebDriverWait(driver, PATIENCE)
    wait.until(lambda _: driver.find_elements(By.CSS_SELECTOR, TOGGLE))[0].click()
    wait.until(lambda _: driver.find_elements(By.CSS_SELECTOR, FOUND))

    found = {
        one.get_attribute("data-ours"): one.text
        for one in driver.find_elements(By.CSS_SELECTOR, FOUND)
    }
    assert set(found) == {"long-sentence", "vague-link"}
    assert "We come to your home" in found["long-sentence"]
    assert "Click here" in found["vague-link"]
    said = driver.find_element(By.CSS_SELECTOR, "[data-content-checker-count]").text
    assert int(said) == len(driver.find_elements(By.CSS_SELECTOR, "[data-checks-panel] > *"))
