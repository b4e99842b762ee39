"""The drawing of a form, as a browser shows it to staff."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_selenium_python import Axe

from .axe import AXE, TAGS
from .browser import BIG_PHONE, DARK, DESK, FORCED, Browser, View

WHOLE = ".draw-whole"
"""The frame around it is Wagtail's."""
OUTSIDE = """
return [...document.querySelectorAll(".draw rect")].flatMap((rect) => {
  const box = rect.getBBox(), words = [];
  if (rect.className.baseVal.includes("band")) return [];
  for (let next = rect.nextElementSibling; next?.tagName === "text"; next = next.nextElementSibling)
    words.push(next);
  return words
    .filter((text) => text.getBBox().x + text.getComputedTextLength() > box.x + box.width)
    .map((text) => text.textContent);
});
"""


@pytest.fixture
def drawing(browser: Browser) -> Iterator[Browser]:
    browser.forget()
    browser.go("/people/at-a-glance/ask-or-tell/", DESK)
    yield browser
    browser.forget()


@pytest.mark.parametrize("view", [DESK, BIG_PHONE, DARK, FORCED], ids=str)
def test_the_drawing_of_a_form_is_accessible(drawing: Browser, view: View) -> None:
    drawing.see(view)
    axe = Axe(drawing.driver, script_url=str(AXE))
    axe.inject()
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = axe.run(context=WHOLE, options=json.dumps(options))
    assert found["violations"] == []


def test_no_words_stick_out_of_their_box(drawing: Browser) -> None:
    assert (
        drawing.driver.execute_script("return document.querySelectorAll('.draw rect').length") > 9
    )
    assert drawing.driver.execute_script(OUTSIDE) == []


def test_only_the_drawing_itself_is_wider_than_a_telephone(drawing: Browser) -> None:
    drawing.see(BIG_PHONE)
    width = drawing.driver.execute_script("return document.documentElement.scrollWidth")
    assert width == BIG_PHONE.width
