"""What the server sends is sound before any style or script."""

from collections.abc import Iterator

import pytest

from .browser import Browser
from .htmlvalidate import HtmlValidate
from .subject import Subject, all_subjects, each


@pytest.fixture(scope="session")
def validator() -> Iterator[HtmlValidate]:
    validator = HtmlValidate()
    yield validator
    validator.stop()


@each(variants=True)
def test_the_html_is_valid(browser: Browser, validator: HtmlValidate, subject: Subject) -> None:
    browser.open(subject)
    assert validator.problems(browser.source) == []


@each()
def test_the_page_has_one_h1_headings_in_order_and_a_language(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    assert browser.look("outline", subject.bare) == []


@each()
def test_every_link_leads_somewhere(browser: Browser, subject: Subject) -> None:
    browser.open(subject)
    assert browser.look("links") == []


@each()
def test_the_page_is_quiet_asks_no_other_host_and_has_its_status(
    browser: Browser, subject: Subject
) -> None:
    browser.console()
    browser.open(subject)
    own = f"{browser.driver.current_url} - Failed to load resource: the server responded"
    assert [line for line in browser.console() if not line.startswith(own)] == []
    asked = browser.driver.execute_script(
        "return performance.getEntriesByType('resource').map(({ name }) => name)"
    )
    assert [address for address in asked if not address.startswith(browser.address)] == []
    assert browser.status == subject.status


def test_no_two_pages_have_the_same_title(browser: Browser) -> None:
    titles: dict[str, str] = {}
    for subject in all_subjects():
        if not subject.same_title_as:
            browser.open(subject)
            title = browser.driver.title
            assert titles.setdefault(title, subject.name) == subject.name, title
