"""The report "How forms are filled in": what staff read, as a page, as a file, in the editor."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.forms.learning import counting
from portal.forms.learning.measures import CHECK, Count, Measure
from portal.forms.models import QuestionCount
from portal.home.demo.learning import load_learning
from tests.support.people import Enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
WHO = ("Authors", "Publishers", "Administrators", "Case managers", "Service owners")


def count(number: int, *counts: Count, days_ago: int = 1, channel: str = "online") -> None:
    day: date = timezone.localdate() - timedelta(days=days_ago)
    counting.add("short", channel, day, [each for each in counts for _ in range(number)])


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Case managers")


@pytest.fixture
def counted() -> None:
    count(40, Count("words", Measure.ANSWERED), Count("words", Measure.TOOK, bucket="20"))
    count(10, Count("words", Measure.LEFT))
    count(12, Count("words", Measure.REFUSED, "words", "max_length"))
    count(30, Count("contact", Measure.ANSWERED))
    count(3, Count("contact", Measure.LEFT))
    count(6, Count("contact", Measure.CHANGED, "email"))
    count(27, Count(CHECK, Measure.ANSWERED))


def shown(client: Client, **query: str) -> BeautifulSoup:
    page = client.get(reverse("forms_learning"), {"form": "short", **query})
    assert page.status_code == 200
    return BeautifulSoup(page.content, "html.parser")


def tables(page: BeautifulSoup) -> list[list[list[str]]]:
    return [
        [[cell.get_text(" ", strip=True) for cell in row(["th", "td"])] for row in table("tr")[1:]]
        for table in page.select("table.learning")
    ]


@pytest.mark.usefixtures("counted")
class TestThePage:
    def test_each_page_stands_with_how_many_saw_it_and_left_there(self, client: Client) -> None:
        way, _questions = tables(shown(client))
        assert way == [
            ["What is it?", "50", "", "10 (20%)"],
            ["Your email address", "35", "", "Fewer than 5"],
            ["Check and send", "25", "", "None"],
        ]

    def test_each_question_stands_with_its_mistakes_in_words(self, client: Client) -> None:
        _way, [words, email] = tables(shown(client))
        assert words[:3] == ["What is it?", "50", "10 (20%)"]
        assert words[3].startswith("10 ")
        assert words[3].endswith("must be 40 characters or fewer: 10")
        assert words[4:6] == ["20 to 30 seconds", "up to 30 seconds"]
        assert email[6] == "5 (20%)"

    def test_a_bar_says_nothing_that_the_table_does_not(self, client: Client) -> None:
        bars = shown(client).select(".learning-bar svg")
        assert len(bars) == 3
        assert {bar["aria-hidden"] for bar in bars} == {"true"}
        assert [bar.rect["width"] for bar in bars if bar.rect] == ["100", "70", "50"]
        assert len(bars[1]("rect")) == 1, "fewer than 5 are not drawn"

    def test_only_the_days_that_were_asked_for_count(self, client: Client) -> None:
        count(100, Count("words", Measure.ANSWERED), days_ago=20)
        assert tables(shown(client, days="7"))[0][0][1] == "50"
        assert tables(shown(client, days="28"))[0][0][1] == "150"

    def test_only_the_channel_that_was_asked_for_counts(self, client: Client) -> None:
        count(100, Count("words", Measure.ANSWERED), channel="phone")
        assert tables(shown(client, channel="phone"))[0][0][1] == "100"
        assert tables(shown(client))[0][0][1] == "50", "what people do online comes first"
        assert tables(shown(client, channel=""))[0][0][1] == "150"

    def test_an_address_that_somebody_changed_shows_the_usual(self, client: Client) -> None:
        page = shown(client, days="-5", channel="<b>")
        assert tables(page)[0][0][1] == "50"

    def test_it_takes_few_queries(self, client: Client) -> None:
        shown(client)
        with CaptureQueriesContext(connection) as queries:
            shown(client)
        mine = [each for each in queries.captured_queries if "questioncount" in each["sql"]]
        assert len(mine) == 1

    def test_the_menu_leads_to_it(self, client: Client) -> None:
        menu = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("forms_learning") in menu

    def test_the_file_says_the_same_and_no_more(self, client: Client) -> None:
        file = client.get(reverse("forms_learning_file"), {"form": "short"})
        assert "attachment" in file["Content-Disposition"]
        rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert rows[1][:4] == ["What is it?", "What is it?", "50", "10 (20%)"]
        assert rows[2][:4] == ["Your email address", "Your email address", "35", "Fewer than 5"]
        assert rows[3][:3] == ["Check and send", "", "25"]

    def test_the_editor_gets_the_figures_by_question(self, client: Client) -> None:
        found = client.get(reverse("forms_learning_json", args=["short"]))
        told: dict[str, Any] = json.loads(found.content)
        assert told["sent"] == "25"
        assert set(told["questions"]) == {"words", "email"}
        email = told["questions"]["email"]
        assert (email["saw"], email["left"], email["changed"]) == ("35", "Fewer than 5", "5 (20%)")
        assert email["lines"][0] == "The last 28 days"
        assert told["pages"]["contact"]["lines"][1] == "Saw it: 35"
        assert "Left here: Fewer than 5" in email["lines"]
        assert "Left here: Fewer than 5" in BeautifulSoup(email["html"], "html.parser").get_text()

    def test_beside_a_question_that_nobody_has_met_stands_nothing(self, client: Client) -> None:
        found = client.get(reverse("forms_learning_json", args=["short"]), {"channel": "phone"})
        assert [each["lines"] for each in found.json()["questions"].values()] == [[], []]

    def test_nobody_keeps_a_copy(self, client: Client) -> None:
        page = client.get(reverse("forms_learning_json", args=["short"]))
        assert "no-store" in page["Cache-Control"]


class TestNothing:
    def test_a_form_that_nobody_filled_in_says_so(self, client: Client) -> None:
        assert "Nobody has filled in this form" in shown(client).get_text()

    def test_a_form_that_there_is_not_shows_the_first_one(self, client: Client) -> None:
        assert shown(client, form="gone").select_one("#form option[selected]")

    @pytest.mark.parametrize("name", ["forms_learning_json", "forms_learning_file"])
    def test_there_are_no_figures_of_a_form_that_there_is_not(
        self, client: Client, name: str
    ) -> None:
        at = reverse(name, args=["gone"] if name.endswith("json") else [])
        assert client.get(at, {"form": "gone"}).status_code == 404


@pytest.mark.parametrize("group", [*WHO, "Advisers", "Auditors"])
def test_whoever_edits_pages_or_looks_after_services_may_read_it(enter: Enter, group: str) -> None:
    client = enter(group)
    status = 200 if group in WHO else 404
    for at in (
        reverse("forms_learning"),
        reverse("forms_learning_file") + "?form=short",
        reverse("forms_learning_json", args=["short"]),
    ):
        assert client.get(at).status_code == status
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("forms_learning") in menu) is (group in WHO)


class TestTheDemonstration:
    def test_its_figures_are_there_for_every_form_and_say_that_they_are_made_up(
        self, client: Client
    ) -> None:
        load_learning()
        page = shown(client, form="everything")
        assert "made up for the demonstration" in page.get_text()
        assert len(tables(page)[0]) > 5

    def test_loading_it_again_adds_nothing(self) -> None:
        load_learning()
        before = QuestionCount.objects.count()
        load_learning()
        assert QuestionCount.objects.count() == before

    def test_one_real_figure_takes_their_place(self, client: Client) -> None:
        load_learning()
        count(7, Count("words", Measure.ANSWERED))
        page = shown(client)
        assert "made up" not in page.get_text()
        assert tables(page)[0][0][1] == "5"
