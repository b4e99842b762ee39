"""Addresses: what moves is redirected, what is public is listed, what is not is left alone."""

from __future__ import annotations

import re
import urllib.robotparser
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from tests.support.factories import GuidePageFactory, ServicePageFactory, TopicPageFactory
from tests.support.people import Enter

pytestmark = pytest.mark.django_db


Commit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Commit) -> Commit:
    """A block whose end is a commit, as far as those who wait for one can tell."""
    return django_capture_on_commit_callbacks


def listed() -> set[str]:
    response = Client().get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    found = re.findall("<loc>http://localhost(.*?)</loc>", response.content.decode())
    return set(found)


class TestRedirects:
    def test_a_page_whose_address_changes_is_found_at_its_old_one(self, commit: Commit) -> None:
        page = ServicePageFactory(slug="bins")
        old = page.url
        page.slug = "bin-day"
        with commit(execute=True):
            page.save_revision().publish()
        page = Page.objects.get(pk=page.pk)

        response = Client().get(old)

        assert page.url != old
        assert (response.status_code, response["Location"]) == (301, page.url)

    def test_pages_under_a_topic_that_changes_are_redirected_too(self, commit: Commit) -> None:
        topic = TopicPageFactory(slug="waste")
        service = ServicePageFactory(parent=topic)
        old = service.url
        topic.slug = "bins"
        with commit(execute=True):
            topic.save_revision().publish()

        new = Page.objects.get(pk=service.pk).url
        assert Client().get(old)["Location"] == new

    def test_a_page_that_moves_is_found_at_its_old_address(self) -> None:
        page = ServicePageFactory()
        old = page.url
        page.move(TopicPageFactory(), pos="last-child")

        assert Client().get(old)["Location"] == Page.objects.get(pk=page.pk).url

    def test_a_publisher_can_add_one_by_hand(self, enter: Enter) -> None:
        page = ServicePageFactory()

        enter("Publishers").post(
            reverse("wagtailredirects:add"),
            {"old_path": "/tip", "is_permanent": "on", "redirect_page": page.pk},
        )

        assert Redirect.objects.get().old_path == "/tip"
        assert Client().get("/tip/")["Location"] == page.url


class TestSitemap:
    def test_it_lists_every_live_page(self) -> None:
        service, guide = ServicePageFactory(), GuidePageFactory()

        assert {"/", service.url, guide.url, service.get_parent().url} <= listed()

    def test_it_leaves_out_drafts_and_private_pages(self) -> None:
        draft, private = ServicePageFactory(live=False), ServicePageFactory()
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        assert not {draft.url, private.url} & listed()


class TestRobots:
    def test_it_names_the_sitemap_and_keeps_robots_out_of_forms(self) -> None:
        response = Client().get("/robots.txt")
        rules = urllib.robotparser.RobotFileParser()
        rules.parse(response.content.decode().splitlines())

        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert rules.site_maps() == ["http://localhost/sitemap.xml"]
        assert rules.can_fetch("*", "/bins/")
        for path in ("/admin/pages/", "/page-feedback/3/comment/", "/search/?q=rent"):
            assert not rules.can_fetch("*", path)

    def test_it_is_only_for_reading(self) -> None:
        assert Client().post("/robots.txt").status_code in (403, 405)
