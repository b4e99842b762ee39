"""Which links a page holds, which of them lead nowhere, and when that is reported."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page

from portal.services import tasks
from portal.services.links import check
from portal.services.links.check import check_all
from portal.services.links.extract import Address, DocumentLink, PageLink, links_of
from portal.services.links.fetch import Fetcher
from portal.services.models import BrokenLink, InformationPage
from tests.support.factories import (
    GuidePageFactory,
    InformationPageFactory,
    ProviderFactory,
    ServicePageFactory,
    StepByStepPageFactory,
)
from tests.support.http import Server

from . import faulty

pytestmark = pytest.mark.django_db
FINE = ""
GONE = "The page was deleted."


def page_with(html: str, **more: object) -> InformationPage:
    made: InformationPage = InformationPageFactory(body=[("text", html)], **more)
    return made


def check_now(problem: str = FINE) -> dict[str, str]:
    """Run the check, every other site answering with this problem; what is then reported."""
    check_all(lambda url: problem, pause=0)
    return dict(BrokenLink.objects.reported().values_list("url", "problem"))


class TestWhatIsALink:
    def test_rich_text_holds_pages_files_and_addresses(self) -> None:
        page = page_with(
            '<p><a linktype="page" id="7">One</a> <a linktype="document" id="8">two</a> '
            '<a href="https://example.org/a?b=1&amp;c=2">three</a> <a href="/bins/">four</a> '
            '<a href="mailto:us@example.org">five</a> <a href="tel:+441632960249">six</a> '
            '<a href="#part">seven</a> <a>eight</a></p>'
        )

        assert links_of(page) == {
            PageLink(7),
            DocumentLink(8),
            Address("https://example.org/a?b=1&c=2"),
            Address("/bins/"),
        }

    def test_every_field_and_every_depth_is_read(self) -> None:
        html = '<p><a href="https://example.org/{}">here</a></p>'
        service = ServicePageFactory(
            cost=html.format("cost"),
            start_with=[("site", {"url": "https://example.org/start", "label": "Start now"})],
            body=[("panel", {"kind": "notice", "heading": "Mind", "text": html.format("panel")})],
            provider=ProviderFactory(website="https://example.org/provider"),
        )
        guide = GuidePageFactory(
            parts=[("part", {"title": "One", "body": [("text", html.format("part"))]})]
        )
        steps = StepByStepPageFactory(pages=[service])

        assert {link.url for link in links_of(service) if isinstance(link, Address)} == {
            f"https://example.org/{name}" for name in ("cost", "start", "panel", "provider")
        }
        assert links_of(guide) == {Address("https://example.org/part")}
        assert links_of(Page.objects.get(pk=steps.pk).specific) == {PageLink(service.pk)}

    def test_a_start_button_remembers_a_page_that_was_deleted(self) -> None:
        gone = ServicePageFactory()
        page = ServicePageFactory(start_with=[("page", {"page": gone, "label": "Start now"})])
        number = gone.pk
        gone.delete()

        assert links_of(Page.objects.get(pk=page.pk).specific) == {PageLink(number)}


class TestOurOwnSite:
    def test_a_deleted_page_is_reported_at_once(self) -> None:
        gone = ServicePageFactory()
        page_with(f'<p><a linktype="page" id="{gone.pk}">Gone</a></p>')
        assert check_now() == {}
        number = gone.pk
        gone.delete()

        assert check_now() == {f"page {number}": GONE}

    def test_an_unpublished_page_is_reported_until_it_is_back(self) -> None:
        draft = ServicePageFactory(live=False)
        page_with(f'<p><a linktype="page" id="{draft.pk}">Soon</a></p>')
        assert check_now() == {f"page {draft.pk}": "The page is not published."}

        draft.save_revision().publish()

        assert check_now() == {}

    def test_a_deleted_file_is_reported(self) -> None:
        document = get_document_model().objects.create(
            title="Form", file=ContentFile(b"x", name="form.txt")
        )
        page_with(f'<p><a linktype="document" id="{document.pk}">Form</a></p>')
        assert check_now() == {}
        number = document.pk
        document.delete()

        assert check_now() == {f"file {number}": "The file was deleted."}

    def test_paths_are_looked_up_and_not_requested(self) -> None:
        service = ServicePageFactory()
        guide = GuidePageFactory()
        Redirect.add_redirect("/old-bins", service)
        working = [
            "/",
            service.url,
            service.url.rstrip("/"),
            f"{service.url}?a=b#c",
            f"{guide.url}how-to-apply/",
            f"{guide.url}print/",
            "/old-bins/",
            "/service-status/",
            "/sitemap.xml",
            "/static/share.png",
            f"http://localhost{service.url}",
        ]
        broken = ["/nothing-here/", f"{guide.url}no-such-part/", "http://localhost/nothing/"]
        page_with("".join(f'<p><a href="{url}">x</a></p>' for url in working + broken))

        assert set(check_now("must not be asked")) == set(broken)

    def test_links_of_a_page_that_is_not_live_are_forgotten(self) -> None:
        page = page_with('<p><a href="/nothing-here/">x</a></p>')
        assert check_now()

        page.unpublish()

        assert check_now() == {}
        assert not BrokenLink.objects.exists()

    def test_a_link_that_was_taken_away_is_forgotten(self) -> None:
        page = page_with('<p><a href="/nothing-here/">x</a></p>')
        check_now()
        page.body = [("text", "<p>No links.</p>")]
        page.save()

        assert check_now() == {}


class TestOtherSites:
    def test_another_site_has_a_second_chance(self) -> None:
        page_with('<p><a href="https://example.org/a">x</a></p>')

        assert check_now("Not there.") == {}
        assert check_now("Not there.") == {"https://example.org/a": "Not there."}

    def test_one_that_recovers_starts_again(self) -> None:
        page_with('<p><a href="https://example.org/a">x</a></p>')
        check_now("Not there.")
        check_now(FINE)

        assert check_now("Not there.") == {}

    def test_one_address_on_many_pages_is_asked_once_and_reported_for_each(self) -> None:
        asked = []

        def attempt(url: str) -> str:
            asked.append(url)
            return "Not there."

        for _ in range(3):
            page_with('<p><a href="https://example.org/a">x</a></p>')
        check_all(attempt, pause=0)

        assert asked == ["https://example.org/a"]
        assert check_all(attempt, pause=0) == 3

    def test_an_address_in_another_script_is_kept_in_ascii(self) -> None:
        page_with('<p><a href="https://example.org/żółw żółw">x</a></p>')
        check_now("Not there.")

        (url,) = check_now("Not there.")
        assert url.isascii()

    def test_a_host_is_not_hurried(self) -> None:
        for name in "abc":
            page_with(f'<p><a href="https://example.org/{name}">x</a></p>')
        moments: list[float] = []

        def attempt(url: str) -> str:
            moments.append(time.monotonic())
            return ""

        check_all(attempt, pause=0.1)

        assert len(moments) == 3
        assert min(b - a for a, b in pairwise(moments)) >= 0.09

    def test_the_night_ends_and_those_in_doubt_go_first(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page_with('<p><a href="https://doubtful.example/">x</a></p>')
        check_now("Not there.")
        for number in range(5):
            page_with(f'<p><a href="https://fine{number}.example/">x</a></p>')
        monkeypatch.setattr(check, "LONGEST_RUN", 0.05)
        asked = []

        def attempt(url: str) -> str:
            asked.append(url)
            time.sleep(0.06)
            return "Not there."

        check_all(attempt, pause=0)

        assert asked == ["https://doubtful.example/"]
        assert BrokenLink.objects.reported().count() == 1


@pytest.fixture
def server() -> Iterator[Server]:
    with faulty.running() as running:
        yield running


def test_the_whole_check_against_a_server_with_faults(server: Server) -> None:
    faults = ("200", "404", "500", "slow", "loop", "reset")
    page_with("".join(f'<p><a href="{server.url(f"/{fault}")}">x</a></p>' for fault in faults))
    fetcher = Fetcher(allowed=lambda address: address == "127.0.0.1", timeout=(1, 0.5))

    assert check_all(fetcher.problem, pause=0) == 0
    assert check_all(fetcher.problem, pause=0) == 5
    reported = set(BrokenLink.objects.reported().values_list("url", flat=True))
    assert reported == {server.url(f"/{fault}") for fault in faults[1:]}


def test_the_job_itself_reaches_no_private_network(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "PAUSE", 0)
    page_with(f'<p><a href="{server.url("/200")}">x</a></p>')
    tasks.check_links()

    assert server.asked == []
    assert BrokenLink.objects.get().problem == "It leads into a private network."
