"""The drawing as SVG: well-formed, told in words, and everything in its place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template

from portal.forms.definition import ExitStep, Journey, Section
from portal.forms.drawing import shown
from portal.forms.drawing.graph import graph
from portal.forms.drawing.layout import LARGE, WIDE, layout
from portal.forms.drawing.svg import svg
from portal.forms.drawing.wrap import width, wrapped
from tests.forms.making import ask, journey, leave, page, parts, yes, yes_no
from tests.forms.test_prove import SOUND, sixty

from .test_graph import FORM

NS = "{http://www.w3.org/2000/svg}"


def drawn(made: Journey, **more: object) -> ET.Element:
    return ET.fromstring(svg(graph(made), **more))  # type: ignore[arg-type]  # noqa: S314 - ours


def test_a_drawing_is_an_image_with_a_name_and_a_description() -> None:
    root = drawn(FORM)
    title, described = root[0], root[1]
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (
        title.get("id"),
        described.get("id"),
    )
    assert title.text == "The ways through ‘Try it’"
    assert described.text == (
        "2 parts with 5 pages from top to bottom, 2 of them only for some people. "
        "1 way out to the side. The same stands below in words."
    )


def test_a_step_leads_to_where_it_is_edited() -> None:
    root = drawn(FORM, href_of=lambda id_: f"#block-{id_}" if id_ != "rent" else "")
    assert root.get("role") == "group"  # an image has nothing in it that can be pressed
    assert [link.get("href") for link in root.iter(f"{NS}a")] == [
        "#block-own",
        "#block-landlord",
        "#block-out",
        "#block-this",
        "#block-people",
    ]


def test_words_are_words_and_no_markup() -> None:
    plain = journey(page(ask("a", label="<b>&\"'</b>"), title=""))
    nasty = replace(plain, title="</title><script>")
    words = svg(graph(nasty), lambda id_: f'"><x {id_}')
    assert "<script" not in words
    assert "<b>" not in words
    assert ET.fromstring(words).get("role") == "group"  # noqa: S314 - ours


def test_two_drawings_on_a_page_share_no_ids() -> None:
    names = [
        {each.get("id") for each in drawn(FORM, name=name).iter() if each.get("id")}
        for name in ("drawing", "other")
    ]
    assert names[0] & names[1] == set()


@pytest.mark.parametrize(
    "made", [FORM, SOUND, sixty("side by side"), sixty("asked first, then left")]
)
def test_nothing_lies_on_anything_else(made: Journey) -> None:
    placed = layout(graph(made))
    boxes = sorted(placed.boxes, key=lambda box: box.y)
    for above, below in pairwise(boxes):
        assert above.y + above.high <= below.y
    assert all(box.x >= 0 and box.x + box.wide <= WIDE for box in (*boxes, *placed.bands))
    assert max(box.y + box.high for box in boxes) <= placed.high
    for line in placed.words:
        assert not any(box.y < line.y < box.y + box.high for box in boxes)


def test_every_step_has_a_box_in_order() -> None:
    placed = [box.stop.id for box in layout(graph(FORM)).boxes if box.stop]
    assert placed == ["own", "rent", "landlord", "out", "this", "people"]


def test_there_is_a_way_past_each_run_and_each_part_that_is_for_some() -> None:
    past = [stroke for stroke in layout(graph(FORM)).strokes if stroke.look == "past"]
    assert len(past) == 2
    assert len({stroke.points[1][0] for stroke in past}) == 2  # each in a lane of its own


def test_nothing_leads_on_where_everybody_leaves() -> None:
    end = journey(page(yes_no("a")), leave("out"))
    onward = parts(*end.sections, Section("more", "More", (page(ask("b")),)))
    for made in (end, onward):
        placed = layout(graph(made))
        leaving = next(box for box in placed.boxes if box.look == "exit")
        below = [each for each in placed.strokes if each.points[0][1] > leaving.y + leaving.high]
        assert all(each.points[0][1] > leaving.y for each in below)
        assert not any(
            low < leaving.y + leaving.high < high
            for (_x, low), (_y, high) in (
                (each.points[0], each.points[-1]) for each in placed.strokes
            )
        )


def test_a_drawing_of_sixty_conditions_is_made_at_once_and_is_not_large() -> None:
    assert len(svg(graph(sixty("side by side")))) < 100_000


def test_lines_keep_within_their_room() -> None:
    text = "How many people under 18 live with you in Llanfairpwllgwyngyllgogerychwyrndrobwll?"
    lines = wrapped(text, LARGE, 150)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, LARGE) <= 150 for line in lines)
    assert wrapped("", LARGE, 150) == []


def page_of(made: Journey, **more: object) -> str:
    template = Template('{% include "forms/admin/routes.html" %}')
    return template.render(Context({"shown": shown(made, **more)}))  # type: ignore[arg-type]


def test_the_same_stands_in_words() -> None:
    words = page_of(FORM, href_of=lambda id_: f"#block-{id_}")
    assert words.count('<a href="#block-own">') == 2  # in the drawing and in words
    assert "Ends here when ‘Is it yours?’ is ‘Yes’" in words
    assert "Only when ‘Is it yours?’ is ‘No’" in words
    assert "Whoever leaves at ‘Leave out’ has answered 1 question." in words
    assert "How many things we count on a list: ‘List of people’ 1 to 3." in words
    for _section, step in FORM.steps():
        assert step.heading in words


def test_lengths_stand_above_the_drawing() -> None:
    words = " ".join(page_of(SOUND).split())
    assert '<th scope="row">At least</th><td>4</td><td>3</td><td>1</td>' in words
    assert '<th scope="row">At most</th><td>16</td><td>15</td><td>4</td>' in words


def test_a_form_that_cannot_be_measured_is_drawn_all_the_same() -> None:
    words = page_of(journey(page(ask("a", earliest="soon"))))
    assert "We cannot tell how long this form is." in words
    assert "<svg" in words


def test_it_says_so_where_nobody_gets_to_the_end_or_to_an_exit() -> None:
    gone = journey(leave("out"), page(yes_no("a")), leave("never", yes("a")))
    words = page_of(gone)
    assert "Nobody can get to the end of this form." in words
    assert "Nobody can come to ‘Leave never’." in words
    assert sum(isinstance(step, ExitStep) for _, step in gone.steps()) == 2
