"""Passkeys in a real browser, with a device that it pretends to have: made, and signed in with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from .browser import Browser

PATIENCE = 20


@pytest.fixture
def device(browser: Browser) -> Iterator[Browser]:
    """A browser on a device that knows its owner. Passkeys need a host with a name."""
    here = browser.address
    browser.address = here.replace("127.0.0.1", "localhost")
    browser.forget()
    browser.cdp("Page.bringToFront")  # a device asks only in front of its owner
    browser.driver.add_virtual_authenticator(
        VirtualAuthenticatorOptions(
            transport=VirtualAuthenticatorOptions.Transport.INTERNAL,
            has_resident_key=True,
            has_user_verification=True,
            is_user_verified=True,
        )
    )
    yield browser
    browser.driver.remove_virtual_authenticator()
    browser.address = here


def wait_for(browser: Browser, path: str) -> None:
    """Where the device's answer leads; else the page that it is still at says what it says."""
    wait = WebDriverWait(browser.driver, PATIENCE)
    try:
        wait.until(lambda driver: driver.current_url.split("localhost", 1)[1].endswith(path))
    except TimeoutException as late:
        main = browser.driver.find_element(By.TAG_NAME, "main").text
        raise AssertionError(f"at {browser.driver.current_url}, not {path}: {main}") from late


def shown(browser: Browser, selector: str) -> WebElement:
    """An element, once the script shows it: only who can use a passkey is offered one."""
    found = browser.driver.find_element(By.CSS_SELECTOR, selector)
    WebDriverWait(browser.driver, PATIENCE).until(lambda driver: found.is_displayed())
    return found


def press(browser: Browser, selector: str) -> None:
    shown(browser, selector).click()


def test_a_passkey_that_was_made_here_signs_in_and_proves_it(device: Browser) -> None:
    device.go("/people/door/passkey-made/")
    shown(device, "[name=name]").send_keys("My phone")
    press(device, "[data-passkey=create] .govuk-button")
    wait_for(device, "/account/security/recovery-codes/")
    device.go("/account/sign-out/")
    press(device, "main form .govuk-button")
    wait_for(device, "/account/signed-out/")
    device.go("/account/sign-in/?next=/account/prove/%3Fnext=/track/")
    press(device, "[data-passkey=get] .govuk-button")
    wait_for(device, "/track/")


def test_a_device_that_says_no_is_told_in_words(device: Browser) -> None:
    device.driver.set_user_verified(verified=False)
    device.go("/account/sign-in/")
    press(device, "[data-passkey=get] .govuk-button")
    failed = device.driver.find_element(By.CSS_SELECTOR, "[data-passkey-failed]")
    WebDriverWait(device.driver, PATIENCE).until(lambda driver: failed.is_displayed())
    assert "Try again" in failed.text
