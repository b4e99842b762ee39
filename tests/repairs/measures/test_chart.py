"""Where the lines of a chart go."""

from __future__ import annotations

from datetime import date

from portal.repairs.measures.chart import HIGH, LEFT, TOP, WIDE, percents

MONTHS = [date(2026, month, 1) for month in (1, 2, 3, 4)]


def test_a_hundred_is_at_the_top_and_nothing_at_the_bottom() -> None:
    chart = percents("x", MONTHS[:2], [("a", [100.0, 0.0])])
    assert [dot.y for dot in chart.lines[0].dots] == [TOP, TOP + HIGH]
    assert [words for _, words in chart.grid] == ["0%", "25%", "50%", "75%", "100%"]


def test_months_are_spread_over_the_width_and_named() -> None:
    chart = percents("x", MONTHS, [("a", [1.0] * 4)])
    xs = [dot.x for dot in chart.lines[0].dots]
    assert xs == sorted(xs)
    assert LEFT < xs[0] < xs[-1] < LEFT + WIDE
    assert chart.labels == tuple(zip(xs, ["Jan", "Feb", "Mar", "Apr"], strict=True))


def test_what_is_hidden_leaves_a_gap() -> None:
    line = percents("x", MONTHS, [("a", [50.0, None, 60.0, 70.0])]).lines[0]
    assert len(line.dots) == 3
    assert len(line.paths) == 1
    assert line.paths[0].count(",") == 2


def test_lines_differ_by_more_than_their_names() -> None:
    chart = percents("x", MONTHS, [("a", [1.0] * 4), ("b", [2.0] * 4)])
    assert len({line.style for line in chart.lines}) == 2


def test_no_months_make_no_lines() -> None:
    assert percents("x", [], [("a", [])]).lines[0].dots == ()
