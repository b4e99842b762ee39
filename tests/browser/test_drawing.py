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

FAINT = """
const light = (colour) => {
  const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const looks = (css) => [...document.querySelectorAll(css)].map((each) => getComputedStyle(each));
const grounds = looks(".draw rect").map((look) => look.fill);
const below = (colour, least) => grounds.some((ground) => contrast(colour, ground) < least);
return [
  ...looks(".draw text").map((look) => look.fill).filter((colour) => below(colour, 4.5)),
  ...looks(".draw polyline, .draw rect:not([class*=band])")
    .map((look) => look.stroke).filter((colour) => below(colour, 3)),
];
"""
"""Words and lines that are too faint on any ground of the drawing: axe cannot tell it of SVG."""


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
    assert drawing.driver.execute_script(FAINT) == []


def test_no_words_stick_out_of_their_box(drawing: Browser) -> None:
    assert (
        drawing.driver.execute_script("return document.querySelectorAll('.draw rect').length") > 9
    )
    assert drawing.driver.execute_script(OUTSIDE) == []


def test_only_the_drawing_itself_is_wider_than_a_telephone(drawing: Browser) -> None:
    drawing.see(BIG_PHONE)
    width = drawing.driver.execute_script("return document.documentElement.scrollWidth")
    assert width == BIG_PHONE.width
