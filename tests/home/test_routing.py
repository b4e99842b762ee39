"""Finding the page of an address: the same answers as Wagtail's, from one question."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.http import Http404
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from portal.services.models import TopicPage
from tests.support.factories import (
    GuidePageFactory,
    ServicePageFactory,
    TopicPageFactory,
    home_page,
)

pytestmark = pytest.mark.django_db


def nest(depth: int) -> list[TopicPage]:
    """Topics within topics, ``depth`` of them."""
    pages: list[TopicPage] = []
    for level in range(depth):
        parent = {"parent": pages[-1]} if pages else {}
        pages.append(TopicPageFactory(title=f"Level {level}", slug=f"level-{level}", **parent))
    return pages


def components(page: Page) -> list[str]:
    return [part for part in page.url_path.removeprefix(home_page().url_path).split("/") if part]


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5, 6])
def test_a_page_is_found_with_two_queries_at_any_depth(depth: int) -> None:
    page = nest(depth)[-1]
    home, path = home_page(), components(page)
    request = RequestFactory().get(page.url)
    home.route(request, path)  # content types are kept from now on
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found, args, kwargs = home.route(request, path)
    assert found == page
    assert (args, kwargs) == ([], {})
    assert len(queries) == 2, "one finds the page, one fetches what is special to its type"


@pytest.mark.parametrize("depth", [1, 3, 6])
def test_the_answer_is_the_one_that_wagtail_gives(depth: int) -> None:
    page = nest(depth)[-1]
    request = RequestFactory().get(page.url)
    home = home_page()
    ours = home.route(request, components(page))
    theirs = Page.route(home, request, components(page))
    assert tuple(ours) == tuple(theirs)


def test_the_parent_is_known_without_a_query() -> None:
    pages = nest(3)
    found = home_page().route(RequestFactory().get("/"), components(pages[-1]))[0]
    with CaptureQueriesContext(connection) as queries:
        assert found.get_parent().pk == pages[-2].pk
    assert not queries.captured_queries


def test_the_home_page_answers_for_itself() -> None:
    home = home_page()
    assert home.route(RequestFactory().get("/"), [])[0] == home


@pytest.mark.parametrize("path", [["no-such"], ["level-0", "no-such"], ["level-1"], ["x"] * 60])
def test_an_address_of_nobody_is_not_found(path: list[str]) -> None:
    nest(2)
    with pytest.raises(Http404):
        home_page().route(RequestFactory().get("/"), path)


def test_an_unpublished_page_is_not_found() -> None:
    page = nest(2)[-1]
    page.unpublish()
    with pytest.raises(Http404):
        home_page().route(RequestFactory().get("/"), components(page))


def test_a_live_page_under_an_unpublished_one_is_found_as_in_wagtail() -> None:
    above, page = nest(2)
    above.unpublish()
    assert home_page().route(RequestFactory().get("/"), components(page))[0] == page


def test_each_part_of_a_guide_has_an_address(client: Client) -> None:
    guide = GuidePageFactory(
        parts=[
            ("part", {"title": "Who can", "body": [("text", "<p>You can.</p>")]}),
            ("part", {"title": "How to ask", "body": [("text", "<p>Ask us.</p>")]}),
        ],
        parent=nest(2)[-1],
    )
    assert client.get(guide.url).status_code == 200
    assert "Ask us" in client.get(f"{guide.url}how-to-ask/").content.decode()
    assert client.get(f"{guide.url}no-such-part/").status_code == 404
    assert client.get(f"{guide.url}how-to-ask/and-more/").status_code == 404


def test_nothing_lies_under_a_page_that_routes_nothing(client: Client) -> None:
    service = ServicePageFactory(parent=nest(1)[0])
    assert client.get(f"{service.url}print/").status_code == 404


def test_a_private_page_stays_private_however_it_is_found(client: Client) -> None:
    above, page = nest(2)
    restriction = PageViewRestriction.objects.create(
        page=above, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Some staff"))
    answer = client.get(page.url)
    assert answer.status_code == 302
    assert answer.headers["Cache-Control"].count("no-store")


def test_a_redirect_still_answers_for_a_page_that_has_gone(client: Client) -> None:
    page = nest(1)[0]
    Redirect.add_redirect("/old-place/", page)
    answer = client.get("/old-place/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == page.url
