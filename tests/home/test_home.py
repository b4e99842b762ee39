"""What a person finds at the front door."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from tests.support import factories

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def front_door(client: Client) -> BeautifulSoup:
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(soup: Tag, css: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in soup.select(css)]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (datetime(2026, 11, 20, 10), "Friday 20 November. Phones open until 5pm."),
        (datetime(2026, 11, 20, 8), "Friday 20 November. Phones open at 9am."),
        (datetime(2026, 11, 19, 17), "Thursday 19 November. Phones open again tomorrow at 9am."),
        (datetime(2026, 11, 21, 10), "Saturday 21 November. Phones open again Monday at 9am."),
        (datetime(2026, 7, 3, 16, 59), "Friday 3 July. Phones open until 5pm."),
    ],
)
def test_says_the_day_and_when_the_phones_are_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch, now: datetime, line: str
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now.replace(tzinfo=LONDON))
    factories.council_settings(main_contact=factories.ContactPointFactory())
    assert words(front_door(client), ".hero__today") == [line]


def test_without_a_main_contact_says_only_the_day(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 21, 10, tzinfo=LONDON))
    assert words(front_door(client), ".hero__today") == ["Saturday 21 November."]


def test_asks_one_question_which_labels_the_only_search_box(client: Client) -> None:
    soup = front_door(client)
    assert words(soup, "h1 label[for=q]") == ["What do you need to do?"]
    assert len(soup.select("[type=search]")) == 1
    assert soup.select_one("form[role=search]")["action"] == "/search/"


def test_shows_the_tasks_in_their_order_in_the_words_people_use(client: Client) -> None:
    factories.TopTaskFactory(words="Report a repair", hint="In a council home", sort_order=1)
    factories.TopTaskFactory(words="Pay your council tax", sort_order=0)
    assert words(front_door(client), ".rows--three a") == [
        "Pay your council tax",
        "Report a repair In a council home",
    ]


def test_leaves_out_a_task_whose_page_is_not_live(client: Client) -> None:
    factories.TopTaskFactory(page=factories.ServicePageFactory(live=False))
    assert not front_door(client).select(".rows--three")


def test_lists_every_live_topic_but_not_those_within_one(client: Client) -> None:
    housing = factories.TopicPageFactory(title="Housing")
    factories.TopicPageFactory(title="Repairs", parent=housing)
    factories.TopicPageFactory(title="Draft", live=False)
    factories.TopicPageFactory(title="Voting")
    assert words(front_door(client), ".links--cols a") == ["Housing", "Voting"]


def test_shows_the_three_newest_headlines_and_the_way_to_the_rest(client: Client) -> None:
    index = factories.NewsIndexPageFactory()
    for day in (1, 4, 2, 3):
        factories.NewsPageFactory(parent=index, date=date(2026, 11, day), title=f"Day {day}")
    soup = front_door(client)
    assert words(soup, ".news a") == ["Day 4", "Day 3", "Day 2"]
    assert words(soup, ".news time")[0] == "Wednesday 4 November"
    assert soup.select_one(f"a[href='{index.url}']")


def test_offers_nothing_that_is_not_there_yet(client: Client) -> None:
    text = front_door(client).get_text().lower()
    assert "my account" not in text
    assert "postcode" not in text


def test_a_fresh_site_shows_no_empty_sections(client: Client) -> None:
    never_empty = ["Read it another way", "In a form that suits you"]
    assert words(front_door(client), "h2") == never_empty


def test_service_news_stands_within_the_main_part_once(client: Client) -> None:
    factories.AlertFactory(title="Bins are a day late")
    soup = front_door(client)
    assert len(soup.select(".strip")) == len(soup.select("main .strip")) == 1
