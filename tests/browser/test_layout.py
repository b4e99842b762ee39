"""Small screens, big letters, own colours and unsteady hands."""

from .browser import DESK, FORCED, PHONE, ZOOM, Browser, View
from .subject import Subject, each, each_in


@each()
def test_nothing_scrolls_sideways_or_is_cut_off(browser: Browser, subject: Subject) -> None:
    for view in (PHONE, ZOOM, DESK):
        browser.open(subject, view)
        assert browser.look("reflow") == [], f"at {view}"


@each()
def test_nothing_is_cut_off_when_the_text_is_spaced_out(browser: Browser, subject: Subject) -> None:
    browser.open(subject)
    browser.look("spacing")
    assert browser.look("reflow") == []


@each()
def test_fields_and_focus_are_seen_in_forced_colours(browser: Browser, subject: Subject) -> None:
    browser.open(subject, FORCED)
    assert browser.look("forced") == []


@each_in(PHONE, DESK)
def test_everything_that_is_pressed_is_big_enough(
    browser: Browser, subject: Subject, view: View
) -> None:
    browser.open(subject, view)
    assert browser.look("targets") == []
