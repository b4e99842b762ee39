"""Our template tags draw, tag for tag, what govuk-frontend's fixtures hold."""

from typing import Any

import pytest

from portal.ui.forms import Problem
from portal.ui.templatetags.govuk import error_summary
from tests.ui.drawing import draw, same
from tests.ui.golden import fixtures, outline


class FormWithProblems:
    is_bound = True

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options

    def problems(self) -> list[Problem]:
        return [
            Problem(error["text"], error.get("href", "").removeprefix("#"))
            for error in self.options["errorList"]
        ]


@pytest.mark.parametrize(
    "name", ["default", "without links", "mixed with and without links", "with everything"]
)
def test_error_summary(name: str) -> None:
    options = fixtures("error-summary")[name].options
    html = draw(
        "{% error_summary form title=title description=description %}",
        form=FormWithProblems(options),
        title=options["titleText"],
        description=options.get("descriptionText", ""),
    )
    same("error-summary", name, html)


def test_an_error_summary_without_a_title_counts() -> None:
    options = {"errorList": [{"text": "Enter your name", "href": "#name"}] * 2}
    assert error_summary(FormWithProblems(options))["title"] == "There are 2 things to put right"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "default",
        "with one level",
        "without the home section",
        "with last breadcrumb as current page",
        "with collapse on mobile",
        "html as text",
    ],
)
def test_breadcrumbs(name: str) -> None:
    options = fixtures("breadcrumbs")[name].options
    crumbs = [(item["text"], item.get("href", "")) for item in options["items"]]
    collapse = options.get("collapseOnMobile", False)
    same(
        "breadcrumbs",
        name,
        draw("{% breadcrumbs crumbs collapse %}", crumbs=crumbs, collapse=collapse),
    )


@pytest.mark.parametrize("name", ["default", "with custom text and link", "html as text"])
def test_back_link(name: str) -> None:
    options = fixtures("back-link")[name].options
    context = {"href": options.get("href", "#"), "text": options.get("text", "Back")}
    same("back-link", name, draw("{% back_link href text %}", **context))


@pytest.mark.parametrize(
    "name",
    [
        "default",
        "link",
        "start",
        "start link",
        "secondary",
        "warning",
        "name",
        "value",
        "prevent double click",
    ],
)
def test_button(name: str) -> None:
    options = fixtures("button")[name].options
    context = {
        "text": options["text"],
        "href": options.get("href", ""),
        "kind": options.get("classes", "").removeprefix("govuk-button--"),
        "name": options.get("name", ""),
        "value": options.get("value", ""),
        "start": options.get("isStartButton", False),
        "once": options.get("preventDoubleClick", False),
    }
    source = "{% button text href=href kind=kind name=name value=value start=start once=once %}"
    same("button", name, draw(source, **context))


def test_start_button() -> None:
    same("button", "start link", draw('{% start_button "/" "Start now link button" %}'))


def plain_rows(options: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "key": row["key"]["text"],
            "value": row["value"]["text"],
            "actions": [
                {
                    "href": action["href"],
                    "text": action["text"],
                    "hidden": action.get("visuallyHiddenText", ""),
                }
                for action in row.get("actions", {}).get("items", ())
            ],
        }
        for row in options["rows"]
        if row["value"].get("text")
    ]


@pytest.mark.parametrize("name", ["actions href", "single action with anchor"])
def test_summary_list(name: str) -> None:
    rows = plain_rows(fixtures("summary-list")[name].options)
    same("summary-list", name, draw("{% summary_list rows %}", rows=rows))


@pytest.mark.parametrize("name", ["default", "with actions", "with some actions", "no-border"])
def test_summary_list_rows_of_text(name: str) -> None:
    """The last row of these fixtures is HTML; the rows before it are compared."""
    fixture = fixtures("summary-list")[name]
    rows = plain_rows(fixture.options)
    html = draw("{% summary_list rows border %}", rows=rows, border=name != "no-border")
    ours = outline(html)
    assert len(rows) >= 2
    assert ours == outline(fixture.html)[: len(ours)]


@pytest.mark.parametrize(
    "name",
    [
        "default",
        "with head",
        "with head and caption",
        "with firstCellIsHeader true",
        "html as text",
    ],
)
def test_table(name: str) -> None:
    options = fixtures("table")[name].options
    rows = [[cell["text"] for cell in row] for row in options["rows"]]
    figures = [n for n, cell in enumerate(options["rows"][0]) if cell.get("format") == "numeric"]
    html = draw(
        "{% table rows head caption=caption numeric=figures row_headers=row_headers %}",
        rows=rows,
        head=[cell["text"] for cell in options.get("head", ())],
        caption=options.get("caption", ""),
        figures=figures,
        row_headers=options.get("firstCellIsHeader", False),
    )
    same("table", name, html)


@pytest.mark.parametrize(
    "name", ["default", "expanded", "id", "html as text", "summary html as text"]
)
def test_details(name: str) -> None:
    options = fixtures("details")[name].options
    html = draw(
        "{% details summary id=id open=open %}{{ text }}{% enddetails %}",
        summary=options["summaryText"],
        id=options.get("id", ""),
        open=options.get("open", False),
        text=options["text"],
    )
    same("details", name, html)


@pytest.mark.parametrize(
    "name", ["custom heading level", "title html as text", "body html as text"]
)
def test_panel(name: str) -> None:
    options = fixtures("panel")[name].options
    html = draw(
        "{% panel title level=level %}{{ text }}{% endpanel %}",
        title=options.get("titleText") or options["titleHtml"],
        level=options.get("headingLevel", 1),
        text=options.get("text", ""),
    )
    same("panel", name, html)
