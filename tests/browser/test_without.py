"""The page serves people whose browser leaves something out: script, styles, a mouse, a screen."""

from .browser import Browser
from .subject import Subject, each


def reading(browser: Browser) -> str:
    return " ".join(browser.find("body").text.split())


@each()
def test_without_script_the_page_says_the_same_and_its_forms_work(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    said = reading(browser)
    browser.open(subject, script=False)
    assert reading(browser) == said
    assert browser.status == subject.status


@each()
def test_what_comes_first_in_the_page_comes_first_on_the_screen(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    assert browser.look("order") == []


@each()
def test_without_styles_every_heading_and_landmark_is_still_there(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    assert browser.look("unstyled") == []


@each(where=lambda subject: not subject.bare)
def test_on_paper_there_is_no_search_but_a_telephone_number(
    browser: Browser, subject: Subject
) -> None:
    browser.open(subject)
    browser.media("print")
    assert browser.look("printed") == []
