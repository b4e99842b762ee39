"""Each check sees what it is there to see: a page that is wrong in one way is found wrong."""

from pathlib import Path
from urllib.parse import quote

import pytest

from portal.forms.definition import Choice, Kind, Question, QuestionStep

from .axe import axe_problems
from .browser import DARK, DESK, FORCED, PHONE, Browser, View
from .htmlvalidate import HtmlValidate
from .keyboard import skip, walk
from .spoken import spoken
from .subject import Subject
from .titles import Titles
from .visit import follow_summary, reading, summary


def show(browser: Browser, body: str, view: View = PHONE) -> None:
    """Show a page with this body and nothing else wrong."""
    page = (
        '<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width">'
        f"<title>A page</title><body><header>Top</header><main>{body}</main><footer>End</footer>"
    )
    browser.go(f"data:text/html;charset=utf-8,{quote(page)}", view)


GOOD = """<h1>Bins</h1><p>Put it out <a href="#a" id="a">by 6am on the day</a> we say.</p>
<button style="padding:9px">Go</button>"""

WRONG = {
    "outline": [
        "<h2>No first heading</h2>",
        "<h1>One</h1><h1>Two</h1>",
        "<h1>One</h1><h3>A level left out</h3>",
        "<h1>One</h1><main>A second main</main>",
    ],
    "reflow": [
        '<h1>One</h1><p style="width:500px">Wide</p>',
        '<h1>One</h1><p style="overflow:hidden;height:10px">Cut off<br>below</p>',
        '<h1>One</h1><p style="height:10px">Spilling<br>out<br>below</p>',
    ],
    "order": [
        '<div style="display:flex;flex-direction:column-reverse"><p>One</p><p>Two</p></div>',
        '<div style="display:flex;flex-direction:row-reverse"><p>One</p><p>Two</p></div>',
        '<p>One</p><p style="position:absolute;top:0">Two</p>',
    ],
    "unstyled": ["<style>[hidden]{display:block!important}</style><h1 hidden>One</h1>"],
    "targets": [
        '<ul><li><a href="#a" style="font-size:12px">Alone</a></ul>',
        '<button style="height:20px;padding:0">Low</button>',
        '<p><a href="#a" style="font-size:12px">A</a> <a href="#b">B</a></p>',
    ],
    "forced": [
        '<button style="border:0">Go</button>',
        '<style>a:focus{outline:0;box-shadow:0 0 0 3px}</style><a href="#a">Go</a>',
    ],
    "links": ['<a href="">Nowhere</a>', '<a href="#gone">Not there</a>'],
    "printed": [
        "<p>No number</p>",
        '<a href="tel:999">999</a><header><form role="search">Search</form></header>',
    ],
}

FORM = '<form method="post" novalidate>{}<button>Continue</button></form>'

ASKED_WRONGLY = {
    "checked by the browser": '<form method="post"><button>Continue</button></form>',
    "required": FORM.format('<input name="a" required>'),
    "a number": FORM.format('<input name="a" type="number">'),
    "a thing to remember": FORM.format('<input name="a" type="password">'),
    "cut off": FORM.format('<input name="a" maxlength="3">'),
    "no legend": FORM.format('<input type="radio" name="a"><input type="radio" name="a">'),
    "no legend of parts": FORM.format('<div><input name="a-day" inputmode="numeric"></div>'),
    "another token": FORM.format('<input name="b" autocomplete="tel" inputmode="numeric">'),
    "another keyboard": FORM.format('<input name="b" autocomplete="email">'),
    "Enter takes a file away": FORM.format(
        '<input name="a"><button name="remove-upload">X</button>'
    ),
}
WANTED = {
    "a-day": {"inputmode": "numeric"},
    "b": {"autocomplete": "email", "inputmode": "numeric"},
}

TRAPS = {
    "no focus ring": '<style>a:focus{outline:0}</style><a href="#a">Go</a>',
    "another order": '<a href="#a">One</a><a href="#b" tabindex="1">Two</a>',
    "a trap": """<a href="#a" onkeydown="event.key === 'Tab' && event.preventDefault()">One</a>
        <a href="#b">Two</a><a href="#c">Three</a>""",
    "covered": '<a href="#a">One</a><p style="position:fixed;inset:0;background:#fff">Bar</p>',
    "out of sight": '<a href="#a" style="position:fixed;top:-99px">One</a>',
}


@pytest.mark.parametrize(
    ("look", "body"), [(look, body) for look, bodies in WRONG.items() for body in bodies]
)
def test_a_look_finds_what_is_wrong(browser: Browser, look: str, body: str) -> None:
    show(browser, body, FORCED if look == "forced" else PHONE)
    if look == "printed":
        browser.media("print")
    assert browser.look(look) != []


@pytest.mark.parametrize("look", [look for look in WRONG if look != "printed"])
def test_a_look_finds_nothing_wrong_with_a_good_page(browser: Browser, look: str) -> None:
    show(browser, GOOD, FORCED if look == "forced" else PHONE)
    assert browser.look(look) == []


@pytest.mark.parametrize("body", ASKED_WRONGLY.values(), ids=ASKED_WRONGLY)
def test_a_question_that_is_asked_wrongly_is_found(browser: Browser, body: str) -> None:
    show(browser, f"<h1>One</h1>{body}")
    assert browser.look("asked", WANTED) != []


def test_a_question_that_is_asked_well_is_found_to_be(browser: Browser) -> None:
    box = '<input name="b" autocomplete="email" inputmode="numeric">'
    show(browser, f"<h1>One</h1>{FORM.format(box)}")
    assert browser.look("asked", WANTED) == []


COLOUR = Question(
    "colour",
    Kind.RADIOS,
    "Which colour is the bin?",
    hint="Look at the lid",
    choices=(Choice("green", "Green"), Choice("blue", "Blue")),
)
NAME = Question("name", Kind.TEXT, "Your name", hint="As on your bill")
STEP = QuestionStep("bin", (COLOUR, NAME), title="Your bin")
SPOKEN = """<h1>Your bin</h1>
<fieldset aria-describedby="h"><legend>Which colour is the bin?</legend>
<p id="h">Look at the lid</p>
<input type="radio" name="c" id="g"><label for="g">Green</label>
<input type="radio" name="c" id="b"><label for="b">Blue</label></fieldset>
<label for="n">Your name</label><p id="i">As on your bill</p><input id="n" aria-describedby="i">
<button>Continue</button>"""
ALERT = """<div role="alert"><h2>There is a problem</h2><a href="#n">Enter your name</a></div>"""
TOLD = SPOKEN.replace('id="i">', 'id="i">Error: Enter your name. ')
UNSPOKEN = {
    "a box without its name": SPOKEN.replace('for="n"', ""),
    "a box without its hint": SPOKEN.replace('aria-describedby="i"', ""),
    "a group without its name": SPOKEN.replace("legend>", "p>"),
    "a group without its hint": SPOKEN.replace('aria-describedby="h"', ""),
    "an option without its name": SPOKEN.replace('for="g"', ""),
    "options in another order": SPOKEN.replace("Green", "-").replace("Blue", "Green"),
    "a question before another": SPOKEN.replace("<h1>Your bin</h1>", "<h1>Your bin</h1><hr>")
    .replace("<fieldset", '<label>Your name<input aria-describedby="i"></label><fieldset', 1)
    .replace('<label for="n">Your name</label>', "")
    .replace('<input id="n"', '<input id="m"'),
    "no heading": SPOKEN.replace("h1>", "p>"),
    "no button after the questions": SPOKEN.replace("<button>Continue</button>", ""),
}
UNTOLD = {
    "no alert": TOLD,
    "an alert after the heading": TOLD.replace("<button", f"{ALERT}<button"),
    "a mistake in other words": ALERT + TOLD.replace("Enter your name.", "Wrong."),
}


@pytest.mark.parametrize("body", UNSPOKEN.values(), ids=UNSPOKEN)
def test_what_a_screen_reader_is_not_told_is_found(browser: Browser, body: str) -> None:
    show(browser, body)
    assert spoken(browser, STEP, in_error=False) != []


@pytest.mark.parametrize("body", UNTOLD.values(), ids=UNTOLD)
def test_a_mistake_that_a_screen_reader_is_not_told_of_is_found(
    browser: Browser, body: str
) -> None:
    show(browser, body)
    assert spoken(browser, STEP, in_error=True) != []


def test_what_a_screen_reader_is_told_of_a_good_page_is_right(browser: Browser) -> None:
    show(browser, SPOKEN)
    assert spoken(browser, STEP, in_error=False) == []
    show(browser, ALERT + TOLD)
    assert spoken(browser, STEP, in_error=True) == []


IN_ERROR = "/gallery/missing/birth/"
LINK = "document.querySelector('.govuk-error-summary a').setAttribute('href', '{}')"


def test_the_links_of_a_good_error_summary_reach_their_boxes(browser: Browser) -> None:
    browser.go(IN_ERROR)
    assert list(summary(browser, Subject("in error", IN_ERROR, in_error=True))) == []
    assert list(follow_summary(browser)) == []


@pytest.mark.parametrize("to", ["#main", "#id_of_nothing"])
def test_a_link_of_an_error_summary_that_reaches_no_box_is_found(browser: Browser, to: str) -> None:
    browser.go(IN_ERROR)
    browser.driver.execute_script(LINK.format(to))
    assert list(follow_summary(browser)) != []


def test_an_error_summary_without_the_focus_is_found(browser: Browser) -> None:
    browser.go(IN_ERROR)
    browser.driver.execute_script("document.activeElement.blur()")
    assert list(summary(browser, Subject("in error", IN_ERROR, in_error=True))) != []


def test_an_error_that_nobody_expected_is_found(browser: Browser) -> None:
    browser.go(IN_ERROR)
    assert list(summary(browser, Subject("not in error", IN_ERROR))) != []


def test_spaced_out_text_is_found_when_it_no_longer_fits(browser: Browser) -> None:
    show(browser, '<h1>One</h1><p style="overflow:hidden;width:90px;height:20px">Just fits</p>')
    assert browser.look("reflow") == []
    browser.look("spacing")
    assert browser.look("reflow") != []


@pytest.mark.parametrize("trap", TRAPS)
def test_the_keyboard_walk_finds(browser: Browser, trap: str) -> None:
    show(browser, TRAPS[trap], DESK)
    assert walk(browser) != []


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap != "another order"])
def test_the_keyboard_walk_through_a_part_finds(browser: Browser, trap: str) -> None:
    show(browser, TRAPS[trap], DESK)
    assert walk(browser, "main") != []


def test_the_keyboard_walk_finds_nothing_wrong_with_a_good_page(browser: Browser) -> None:
    show(browser, GOOD, DESK)
    assert walk(browser) == walk(browser, "main") == []


@pytest.mark.parametrize("to", ["#top", "#main"])
def test_a_skip_link_that_leads_elsewhere_or_is_not_seen_is_found(
    browser: Browser, to: str
) -> None:
    show(browser, f'<a href="{to}" style="font-size:8px">Skip</a><a href="#a">On</a>')
    assert list(skip(browser)) != []


def test_the_skip_link_of_a_good_page_is_found_to_lead_to_its_main_content(
    browser: Browser,
) -> None:
    browser.go("/")
    assert list(skip(browser)) == []


def test_a_title_that_another_page_has_is_found(tmp_path: Path) -> None:
    titles = Titles(tmp_path / "titles")
    assert titles.taken("Bins", "bins") == ""
    assert Titles(tmp_path / "titles").taken("Bins", "boxes") == "bins"
    assert titles.taken("Bins", "bins") == "boxes"
    assert titles.taken("Boxes", "boxes") == ""


def test_what_a_page_says_is_the_same_at_another_minute_and_differs_where_it_differs(
    browser: Browser,
) -> None:
    said = []
    for body in ("<p>Sent at 9:59am</p>", "<p>Sent at 10:00am</p>", "<p>Sent by 10:00am</p>"):
        show(browser, body)
        said.append(reading(browser))
    assert said[0] == said[1] != said[2]


@pytest.mark.parametrize(
    "body",
    [
        '<h1>One</h1><img src="data:,">',
        '<h1>One</h1><p style="color:#999">Too pale</p>',
        '<h1>One</h1><input name="unlabelled">',
        '<h1>One</h1><p style="background:linear-gradient(#fff,#777)">Nobody can tell</p>',
    ],
)
def test_axe_finds_what_is_wrong(browser: Browser, body: str) -> None:
    show(browser, body)
    assert axe_problems(browser) != []


IN_DARK = {
    "too little contrast": ("p { color: #eee }", "<p>Words</p>"),
    "what is seen then only": ("input { display: block }", '<input style="width: 99px">'),
}


@pytest.mark.parametrize(("style", "body"), IN_DARK.values(), ids=IN_DARK)
def test_axe_finds_what_is_wrong_in_other_colours_only(
    browser: Browser, style: str, body: str
) -> None:
    """It is asked few rules there, but all where something is seen that was not."""
    usual = "p { color: #000 } input { display: none }"
    dark = f"@media (prefers-color-scheme: dark) {{ {style} }}"
    show(browser, f"<style>{usual} {dark}</style><h1>Bins</h1>{body}")
    assert axe_problems(browser) == []
    seen = browser.look("seen")
    browser.see(DARK)
    assert axe_problems(browser, like=seen) != []


def test_axe_finds_nothing_wrong_with_a_good_page(browser: Browser) -> None:
    show(browser, GOOD)
    assert axe_problems(browser) == []


@pytest.mark.parametrize("html", ["<p>An end tag<div>inside</div></p>", '<a id="x"></a><b id="x">'])
def test_invalid_html_is_found(validator: HtmlValidate, html: str) -> None:
    page = (
        f"<!DOCTYPE html>\n<html lang='en'><head><title>A</title></head><body>{html}</body></html>"
    )
    assert validator.problems(page) != []


def test_a_request_to_another_host_and_an_error_are_heard(browser: Browser) -> None:
    browser.console()
    show(browser, '<img src="http://images.example/a.png" alt=""><script>nothing()</script>')
    heard = " ".join(browser.console())
    assert "ERR_NAME_NOT_RESOLVED" in heard
    assert "nothing is not defined" in heard
