"""The reports beside the pages: feedback, pages to check, broken links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.services.models import BrokenLink, PageFeedback, ServicePage
from portal.services.reports.export import harmless
from tests.support.factories import (
    GuidePageFactory,
    NewsPageFactory,
    ServicePageFactory,
    UserFactory,
    home_page,
)
from tests.support.people import Enter, signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def rows(response: HttpResponse) -> list[list[str]]:
    """The cells of the report's table, in words."""
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
    if table is None:
        return []
    return [[cell.get_text(" ", strip=True) for cell in row("td")] for row in table("tr")[1:]]


def export(client: Client, name: str) -> list[str]:
    response = client.get(reverse(name), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    return text.splitlines()


def say(page: ServicePage, comment: str = "", useful: bool = False, **more: Any) -> PageFeedback:
    return PageFeedback.objects.create(page=page, useful=useful, comment=comment, **more)


class TestFeedback:
    def test_each_page_stands_with_its_counts_and_its_latest_comment(self, enter: Enter) -> None:
        page = ServicePageFactory(title="Pay your rent")
        ServicePageFactory(title="Nobody said a word")
        for _ in range(3):
            say(page, useful=True)
        say(page, "The first")
        say(page, "The last", dealt_with=True)

        (row,) = rows(enter("Authors").get(reverse("page_feedback_report")))

        assert row[:4] == ["Pay your rent", "3", "2", "1"]
        assert row[5] == "The last"

    def test_the_least_useful_page_comes_first(self, enter: Enter) -> None:
        fine, poor = ServicePageFactory(title="Fine"), ServicePageFactory(title="Poor")
        say(fine, useful=True)
        say(poor)

        table = rows(enter("Authors").get(reverse("page_feedback_report")))

        assert [row[0] for row in table] == ["Poor", "Fine"]

    def test_it_can_be_narrowed_to_recent_answers_and_waiting_comments(self, enter: Enter) -> None:
        old, new = ServicePageFactory(title="Old"), ServicePageFactory(title="New")
        say(old, "Long ago")
        PageFeedback.objects.update(created_at=timezone.now() - timedelta(days=90))
        say(new)
        client, address = enter("Authors"), reverse("page_feedback_report")
        last_month = timezone.localdate() - timedelta(days=30)

        assert [r[0] for r in rows(client.get(address, {"since": last_month}))] == ["New"]
        assert [r[0] for r in rows(client.get(address, {"waiting": "true"}))] == ["Old"]
        assert [r[0] for r in rows(client.get(address, {"title": "ne"}))] == ["New"]

    def test_a_comment_can_be_marked_as_dealt_with(self, enter: Enter) -> None:
        page = ServicePageFactory()
        comment = say(page, "The price is wrong")
        client = enter("Authors")
        shown = client.get(reverse("page_feedback_of_page", args=[page.pk])).content.decode()
        assert "The price is wrong" in shown

        client.post(reverse("page_feedback_dealt_with", args=[page.pk]), {"answer": comment.pk})

        comment.refresh_from_db()
        assert comment.dealt_with

    @pytest.mark.parametrize("answer", ["", "x", "0", "9" * 30])
    def test_a_comment_that_is_not_there_is_not_found(self, enter: Enter, answer: str) -> None:
        page = ServicePageFactory()
        address = reverse("page_feedback_dealt_with", args=[page.pk])

        assert enter("Authors").post(address, {"answer": answer}).status_code == 404

    def test_a_comment_of_another_page_is_left_alone(self, enter: Enter) -> None:
        elsewhere = say(ServicePageFactory(), "Not yours")
        address = reverse("page_feedback_dealt_with", args=[ServicePageFactory().pk])

        assert enter("Authors").post(address, {"answer": elsewhere.pk}).status_code == 404

    def test_what_people_wrote_is_shown_as_words_only(self, enter: Enter) -> None:
        page = ServicePageFactory()
        say(page, "<script>alert(1)</script>")
        client = enter("Authors")

        for address in (
            reverse("page_feedback_report"),
            reverse("page_feedback_of_page", args=[page.pk]),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ):
            assert "<script>alert(1)" not in client.get(address).content.decode()

    def test_the_counts_and_last_comments_stand_beside_the_editor(self, enter: Enter) -> None:
        page = ServicePageFactory()
        say(page, useful=True)
        say(page, "I could not find the form")
        say(page, "Solved", dealt_with=True)
        editor = enter("Authors").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

        shown = BeautifulSoup(editor.content, "html.parser")
        panel = shown.select_one('[data-side-panel="feedback"]')
        assert isinstance(panel, Tag)
        words = panel.get_text(" ", strip=True)
        assert "Useful: 1 . Not useful: 2 ." in words
        assert "I could not find the form" in words
        assert "Solved" not in words
        assert panel.find("a", href=reverse("page_feedback_of_page", args=[page.pk]))

    def test_the_export_is_safe_to_open_in_a_spreadsheet(self, enter: Enter) -> None:
        page = ServicePageFactory(title="=HYPERLINK(1)")
        say(page, '@SUM(1+1)*cmd|"/C calc"!A0')

        lines = export(enter("Authors"), "page_feedback_report")

        assert lines[0].startswith("Page,Useful,Not useful,")
        assert lines[1].startswith("'=HYPERLINK(1),0,1,")
        assert "'@SUM" in lines[1]

    def test_the_report_takes_as_many_queries_for_many_pages_as_for_few(
        self, enter: Enter, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        client, address = enter("Authors"), reverse("page_feedback_report_results")
        say(ServicePageFactory())
        client.get(address)
        for _ in range(8):
            say(ServicePageFactory())

        with django_assert_max_num_queries(14):
            client.get(address)


class TestPagesToCheck:
    @pytest.fixture(autouse=True)
    def today(self) -> Iterator[None]:
        with time_machine.travel("2026-11-21 10:00Z", tick=False):
            yield

    def due(self, days: int, factory: Any = ServicePageFactory, **more: Any) -> Any:
        return factory(review_on=TODAY + timedelta(days=days), **more)

    def test_pages_of_every_type_are_listed_the_longest_overdue_first(self, enter: Enter) -> None:
        self.due(-1, title="Service")
        self.due(-9, GuidePageFactory, title="Guide")
        self.due(0, NewsPageFactory, title="News story", checked_by="press team")
        self.due(1, title="Tomorrow")
        self.due(-3, title="Draft", live=False)

        table = rows(enter("Authors").get(reverse("pages_to_check")))

        assert [row[0] for row in table] == ["Guide", "Service", "News story"]
        assert table[0][1] == "12 November 2026"
        assert "press team" in table[2][2]

    def test_later_pages_show_when_asked_for(self, enter: Enter) -> None:
        self.due(30, title="Next month")
        client = enter("Authors")
        address = reverse("pages_to_check")

        assert rows(client.get(address)) == []
        table = rows(client.get(address, {"review_on": TODAY + timedelta(days=31)}))
        assert [row[0] for row in table] == ["Next month"]

    def test_they_can_be_narrowed_to_a_team(self, enter: Enter) -> None:
        self.due(-1, title="Bins", checked_by="recycling team")
        self.due(-1, title="Rent", checked_by="rents team")

        table = rows(enter("Authors").get(reverse("pages_to_check"), {"checked_by": "recyc"}))

        assert [row[0] for row in table] == ["Bins"]

    def test_checked_today_sets_the_next_day_as_far_off_as_before(self, enter: Enter) -> None:
        page = self.due(0, checked_on=TODAY - timedelta(days=180))

        enter("Publishers").post(reverse("page_checked_today", args=[page.pk]))

        page.refresh_from_db()
        assert page.checked_on == TODAY
        assert page.review_on == TODAY + timedelta(days=180)

    def test_a_page_never_checked_before_is_checked_again_in_a_year(self, enter: Enter) -> None:
        page = self.due(0)

        enter("Publishers").post(reverse("page_checked_today", args=[page.pk]))

        page.refresh_from_db()
        assert page.review_on == date(2027, 11, 21)

    def test_a_draft_that_follows_keeps_the_new_dates(self, enter: Enter) -> None:
        page = self.due(0)
        page.title = "A new title"
        page.save_revision()

        enter("Publishers").post(reverse("page_checked_today", args=[page.pk]))
        ServicePage.objects.get(pk=page.pk).latest_revision.publish()

        page.refresh_from_db()
        assert page.title == "A new title"
        assert page.checked_on == TODAY

    def test_an_author_may_look_but_not_mark(self, enter: Enter) -> None:
        page = self.due(-1)
        author = enter("Authors")
        author.post(reverse("page_checked_today", args=[page.pk]))
        page.refresh_from_db()

        assert page.checked_on is None
        shown = author.get(reverse("pages_to_check")).content.decode()
        assert reverse("page_checked_today", args=[page.pk]) not in shown

    def test_a_page_that_is_not_there_is_not_found(self, enter: Enter) -> None:
        assert (
            enter("Publishers").post(reverse("page_checked_today", args=[999_999])).status_code
            == 404
        )

    def test_it_exports_with_the_way_to_each_editor(self, enter: Enter) -> None:
        page = self.due(-1, title="Bins")

        lines = export(enter("Authors"), "pages_to_check")

        assert lines[0] == "Page,Check again on,Last checked,Checked by,Owner,Edit"
        assert lines[1].startswith("Bins,2026-11-20,")
        assert lines[1].endswith(f"/admin/pages/{page.pk}/edit/")


class TestBrokenLinks:
    def test_reported_links_stand_with_the_page_to_put_right(self, enter: Enter) -> None:
        page, other = ServicePageFactory(title="Bins"), ServicePageFactory(title="Old page")
        BrokenLink.objects.saw(page.pk, f"page {other.pk}", "Not published.", at_once=True)
        BrokenLink.objects.saw(page.pk, "https://once.example", "Not there.")

        response = enter("Authors").get(reverse("broken_links"))

        assert [row[:3] for row in rows(response)] == [["Bins", "Old page", "Not published."]]
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in response.content.decode()

    def test_a_clean_site_is_told_so(self, enter: Enter) -> None:
        response = enter("Authors").get(reverse("broken_links"))

        assert "We know of no broken links." in response.content.decode()

    def test_it_exports(self, enter: Enter) -> None:
        page = ServicePageFactory(title="Bins")
        BrokenLink.objects.saw(page.pk, "https://gone.example", "Not there.", at_once=True)

        lines = export(enter("Authors"), "broken_links")

        assert lines[0] == "Page,Link,Problem,First seen,Last seen,Edit"
        assert lines[1].startswith("Bins,https://gone.example,Not there.,")

    def test_it_can_be_searched_by_page_link_and_problem(self, enter: Enter) -> None:
        for title in ("Bins", "Rent"):
            page = ServicePageFactory(title=title)
            BrokenLink.objects.saw(page.pk, f"https://{title}.example", title, at_once=True)
        client, address = enter("Authors"), reverse("broken_links")

        for name in ("title", "url", "problem"):
            assert [row[0] for row in rows(client.get(address, {name: "rent"}))] == ["Rent"]


@pytest.mark.parametrize("name", ["page_feedback_report", "pages_to_check", "broken_links"])
def test_reports_are_only_for_people_who_look_after_pages(name: str) -> None:
    stranger = signed_in(UserFactory())

    for client in (Client(), stranger):
        assert client.get(reverse(name)).status_code == 303


@pytest.mark.parametrize("name", ["page_feedback_of_page", "page_feedback_dealt_with"])
def test_a_pages_feedback_is_only_for_people_who_look_after_it(name: str) -> None:
    address = reverse(name, args=[home_page().pk])

    assert Client().get(address).status_code == 303


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("plain = text", "plain = text"),
        ("", ""),
        (-3, -3),
        (None, None),
    ],
)
def test_no_cell_is_taken_for_a_formula(value: Any, safe: Any) -> None:
    assert harmless(value) == safe
