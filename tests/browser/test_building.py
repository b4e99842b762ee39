"""A form from the first plus sign to the case at the back office, on a whole portal that runs.

Somebody new builds it, once with a mouse and once with the keyboard alone, and is stopped by a dead
end. Web server, worker and the sandbox are real, and talk over HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forms.uploads.good import png
from tests.support.served.databases import as_seeded
from tests.support.served.running import Running, until

from .browser import DESK, Browser
from .building import Builder, ByKeyboard, ByMouse, wcag
from .visitor import Visitor

pytestmark = pytest.mark.xdist_group("served-building")
WEB = "--worker-class=gthread --threads=4"
"""As the demonstration: browsers open connections before they need them."""
SETTINGS = "tests.browser.served"
FIELDS = {
    "purpose": "To mend your bin",
    "basis": "Our duty to collect waste",
    "seen_by": "The waste team",
    "kept": "1 year",
    "submission_days": "365",
    "case_title": "Broken bin",
}
WHICH = "Which bin is broken?"
PEOPLE = "How many people live with you?"
SHOW = "Can you show us?"
EMAIL = "What is your email address?"
ENDS = "We cannot mend this bin"
UNFOLD = """
document.documentElement.classList.toggle("w-theme-dark", arguments[0] === "dark");
const all = (css, job) => document.querySelectorAll(css).forEach(job);
all("[data-built-panel] details", (each) => { each.open = true; });
all("[data-panel-toggle][aria-expanded=false]", (each) => each.click());
"""
REFERENCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demonstration's council beside its sandbox."""
    folder = tmp_path_factory.mktemp("building")
    with as_seeded(folder) as database:
        made = Running(folder, database, settings_module=SETTINGS, web=WEB)
        try:
            made.load_council()
            made.start("web", "worker")
            yield made
        finally:
            made.stop()


@pytest.fixture
def browser(portal: Running) -> Iterator[Browser]:
    made = Browser(portal.address)
    try:
        yield made
    finally:
        made.quit()


@pytest.mark.parametrize("builder", [ByMouse, ByKeyboard])
def test_somebody_new_builds_a_form_that_a_resident_sends_without_script_and_a_team_gets(
    portal: Running, browser: Browser, builder: type[Builder], tmp_path: Path
) -> None:
    title = f"Broken bin {builder.__name__}"

    build(browser, builder, title)

    browser.forget()
    resident = Visitor(browser, portal.folder, script=False)
    reference = _fill_in(resident, title, _picture(tmp_path))
    until("the back office has the case", lambda: _at_the_back_office(portal, reference), 60)


def build(browser: Browser, manner: type[Builder], title: str) -> None:
    """Build the form, be stopped by a dead end, mend it, and publish."""
    browser.go("/people/builder/first-day/", DESK)
    builder = manner(browser)
    add = builder.until(lambda: browser.find("a[href*=choose_parent]"))
    browser.driver.execute_script("window.before = true")
    builder.press(add)
    builder.opens()
    assert "to put right before this can go live" in builder.text("[data-built-headline]")

    builder.field("title", title)
    builder.field("summary", "Tell us about a broken bin.")
    _ask(builder)
    builder.tab("Sending and keeping")
    for name, words in FIELDS.items():
        builder.field(name, words)
    builder.until(lambda: builder.beside())
    builder.publishes()
    _be_stopped(builder)

    _mend(builder)
    builder.until(lambda: "Ready to go live." in builder.text("[data-built-headline]"))
    assert builder.beside() == []
    builder.publishes()
    builder.until(lambda: "has been published" in browser.driver.page_source)


def _ask(builder: Builder) -> None:
    """Five pages in one part: a choice, what only some are asked, an end, a picture, an address."""
    part = "root.children[0]"
    pages = f"{part}.block.childBlocks.steps"
    builder.says(part, "title", "Your bin")

    first = f"{pages}.children[0].block.childBlocks.questions"
    which = builder.adds(first, "Choose one")
    builder.says(which, "label", WHICH)
    for place, words in enumerate(("Food bin", "Garden bin")):
        builder.says(f"{which}.block.childBlocks.choices.children[{place}]", "label", words)

    some = builder.adds(pages, "Page of questions")
    people = builder.adds(f"{some}.block.childBlocks.questions", "Number")
    builder.says(people, "label", PEOPLE)
    _only_when(builder, some, "Food bin")

    end = builder.adds(pages, "End for some people")
    builder.says(end, "title", ENDS)
    builder.says(end, "body", "It is not ours. Call whoever it belongs to.")
    way = f"{end}.block.childBlocks.ways.children[0]"
    builder.says(way, "label", "Call us")
    builder.says(way, "phone", "01632 960001")

    picture = builder.adds(pages, "Page of questions")
    shown = builder.adds(f"{picture}.block.childBlocks.questions", "Photo or file")
    builder.says(shown, "label", SHOW)

    last = builder.adds(pages, "Page of questions")
    address = builder.adds(f"{last}.block.childBlocks.questions", "Email address")
    builder.says(address, "label", EMAIL)


def _only_when(builder: Builder, page: str, answer: str) -> None:
    """Choose a rule: nothing is typed."""
    rule = builder.adds(f"{page}.block.childBlocks.when", "Rule")
    builder.chooses(rule, "question", WHICH)
    builder.chooses(rule, "value", answer)


def _be_stopped(builder: Builder) -> None:
    """Nobody gets past the end: it is said at the top, and beside a block."""
    assert "Not published." in builder.browser.driver.page_source
    builder.opens()
    assert "to put right before this can go live" in builder.text("[data-built-headline]")
    assert any("Nobody can get to the end" in each for each in builder.findings())
    assert builder.beside()


def _mend(builder: Builder) -> None:
    """The end is only for those with a garden bin."""
    end = "root.children[0].block.childBlocks.steps.children[2]"
    builder.press(builder.at(f"{end}.element.querySelector('[data-panel-toggle]')"))
    _only_when(builder, end, "Garden bin")


def _fill_in(resident: Visitor, title: str, picture: Path) -> str:
    """As a resident does on a phone without script. Gives the reference."""
    resident.goes_to("/our-forms/")
    resident.presses(title)
    resident.reads(WHICH, "Garden bin")
    resident.chooses("Food bin")
    resident.reads(PEOPLE)
    resident.fills(PEOPLE, "3")
    resident.presses("Continue")
    resident.reads(SHOW)
    resident.browser.find("input[type=file]").send_keys(str(picture))
    resident.presses("Continue")
    if resident.heading == SHOW:  # it stands there now, looked at and kept
        resident.presses("Continue")
    resident.reads(EMAIL)
    resident.fills(EMAIL, "resident@example.com")
    resident.presses("Continue")
    resident.reads("Check your answers", "Food bin", "3", "resident@example.com")
    resident.presses("Send")
    found = REFERENCE.search(resident.text)
    assert found, resident.text
    return found[0]


def _picture(folder: Path) -> Path:
    made = folder / "bin.png"
    made.write_bytes(png())
    return made


def _at_the_back_office(portal: Running, reference: str) -> bool:
    assert portal.sandbox is not None
    plain = reference.replace("-", "")
    rows = portal.sandbox.kept.rows("SELECT type FROM events WHERE reference = ?", plain)
    return {row["type"] for row in rows} >= {"case.opened", "form.submitted"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_builder_s_own_screens_keep_to_wcag(browser: Browser, theme: str) -> None:
    """With everything unfolded, rules, findings and the drawing among it."""
    browser.go("/people/builder/unfinished/", DESK)
    builder = ByMouse(browser)
    builder.opens()
    browser.driver.execute_script(UNFOLD, theme)
    builder.until(lambda: builder.beside() and browser.find_all(".draw-whole"))
    assert wcag(browser) == []

    browser.go("/admin/built-forms/", DESK)
    browser.driver.execute_script(UNFOLD, theme)
    assert wcag(browser) == []
