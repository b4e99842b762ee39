"""Leading through a long list, and from part to part."""

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.ui.drawing import draw, same
from tests.ui.golden import fixtures


def paged(number: int, pages: int) -> str:
    """Draw the pagination tag with govuk-frontend's made-up addresses in the place of ours."""
    page = Paginator(range(pages), 1).page(number)
    request = RequestFactory().get("/")
    html = draw("{% pagination page %}", page=page, request=request)
    for direction in ("prev", "next"):
        other = number - 1 if direction == "prev" else number + 1
        whole = {"prev": "/previous", "next": "/next"}[direction]
        html = html.replace(
            f'href="?page={other}" rel="{direction}"', f'href="{whole}" rel="{direction}"'
        )
    return html.replace('"?page=', '"/page/')


@pytest.mark.parametrize(("name", "number"), [("first page", 1), ("default", 2), ("last page", 3)])
def test_pagination(name: str, number: int) -> None:
    same("pagination", name, paged(number, 3))


def test_a_long_list_leaves_out_pages_in_the_middle() -> None:
    html = paged(10, 40)
    assert html.count("--ellipsis") == 2
    assert [n for n in (1, 9, 10, 11, 40) if f'Page {n}"' in html] == [1, 9, 10, 11, 40]
    assert 'aria-label="Page 5"' not in html


def test_one_page_has_no_pagination() -> None:
    assert paged(1, 1).strip() == ""


def test_pagination_keeps_the_rest_of_the_query() -> None:
    page = Paginator(range(3), 1).page(1)
    request = RequestFactory().get("/", {"q": "bins & bags", "page": "1"})
    html = draw("{% pagination page %}", page=page, request=request)
    assert 'href="?q=bins+%26+bags&amp;page=2"' in html


@pytest.mark.parametrize(
    "name",
    [
        "with prev and next only",
        "with prev and next only and labels",
        "with prev and next only and very long labels",
        "with previous only",
        "with next only",
    ],
)
def test_previous_and_next(name: str) -> None:
    options = fixtures("pagination")[name].options

    def link(key: str) -> dict[str, str] | None:
        given = options.get(key)
        if given is None:
            return None
        return {
            "href": given["href"],
            "text": given.get("text", ""),
            "label": given.get("labelText", ""),
        }

    html = draw(
        "{% previous_next previous following %}", previous=link("previous"), following=link("next")
    )
    same("pagination", name, html)
