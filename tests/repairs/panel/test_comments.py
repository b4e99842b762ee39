"""What members say about a page, and what they read about it later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Person
from portal.repairs.models import CatalogueVersion, PanelComment
from portal.repairs.panel import comments
from tests.support.factories import UserFactory

pytestmark = pytest.mark.django_db
DRAFT = "/forms/try-new-repairs/0123456789abcdef0123456789a/danger/"


def address(version: CatalogueVersion, step: str = "danger") -> str:
    return f"/account/repairs-panel/say/{version.number}/{step}/"


def test_what_is_said_is_kept_with_the_words_of_its_page(
    client: Client, member: Person, preview: CatalogueVersion
) -> None:
    response = client.post(address(preview), {"words": "What is danger?", "next": DRAFT})
    assert (response.status_code, response["Location"]) == (303, DRAFT)
    kept = PanelComment.objects.get()
    assert (kept.person, kept.version, kept.words) == (member, preview, "What is danger?")
    assert (kept.step, kept.page) == ("danger", "Is anyone in danger?")


def test_what_is_said_cannot_be_read_in_the_database(
    member: Person, preview: CatalogueVersion
) -> None:
    comments.say(member, preview, "What is danger?")
    raw = PanelComment.objects.extra(select={"raw": "words || ''"}).values_list("raw", flat=True)
    assert "danger" not in raw[0]


def test_an_empty_box_is_asked_for_again(
    client: Client, member: Person, preview: CatalogueVersion
) -> None:
    response = client.post(address(preview), {"words": "  ", "next": DRAFT})
    assert response.status_code == 422
    shown = BeautifulSoup(response.content, "html.parser")
    assert "Write what you want to say about this page" in shown.text
    assert shown.select_one("main input[name=next]")["value"] == DRAFT
    assert not PanelComment.objects.exists()


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/account/delete/", ""]
)
def test_nobody_is_led_anywhere_but_back_to_the_form(
    client: Client, member: Person, preview: CatalogueVersion, elsewhere: str
) -> None:
    response = client.post(address(preview), {"words": "Good", "next": elsewhere})
    assert response["Location"] == "/account/repairs-panel/"


def test_only_members_say_something(
    client: Client, tenant: Person, preview: CatalogueVersion
) -> None:
    assert client.get(address(preview)).status_code == 404
    assert client.post(address(preview), {"words": "Mine too"}).status_code == 404
    assert not PanelComment.objects.exists()


@pytest.mark.parametrize("step", ["nowhere", "about-oven"])
def test_a_page_that_is_not_in_the_version_is_not_there(
    client: Client, member: Person, preview: CatalogueVersion, step: str
) -> None:
    assert client.get(address(preview, step)).status_code == 404


def test_a_version_that_is_not_there_has_no_pages(
    client: Client, member: Person, preview: CatalogueVersion
) -> None:
    assert client.get("/account/repairs-panel/say/99/danger/").status_code == 404


def test_one_member_says_only_so_much_on_one_day(
    client: Client, member: Person, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comments, "A_DAY", 1)
    client.post(address(preview), {"words": "One"})
    response = client.post(address(preview), {"words": "Two"})
    assert response.status_code == 429
    assert "Please write more tomorrow" in response.content.decode()
    assert "Two" in response.content.decode()
    PanelComment.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert client.post(address(preview), {"words": "Two"}).status_code == 303


def test_comments_stand_by_page_in_the_order_of_the_form(
    member: Person, preview: CatalogueVersion
) -> None:
    comments.say(member, preview, "Nice")
    comments.say(member, preview, "Which room?", "where", "Where is the problem?")
    comments.say(member, preview, "Long", "danger", "Is anyone in danger?")
    comments.say(member, preview, "Short", "danger", "Is anyone in danger?")
    found = comments.by_page(preview)
    assert [each.words for each in found] == [
        "Is anyone in danger?",
        "Where is the problem?",
        comments.WHOLE,
    ]
    assert [each.words for each in found[0].comments] == ["Long", "Short"]


def test_a_page_says_how_many_wait_for_an_answer(member: Person, preview: CatalogueVersion) -> None:
    comments.say(member, preview, "Long", "danger", "Is anyone in danger?")
    comments.answer(
        comments.say(member, preview, "Hard", "danger", "Is anyone in danger?"),
        "We use other words now.",
        UserFactory(),
    )
    assert comments.by_page(preview)[0].open == 1


def test_a_member_reads_what_we_did(
    client: Client, member: Person, preview: CatalogueVersion
) -> None:
    comment = comments.say(member, preview, "Hard words", "danger", "Is anyone in danger?")
    shown = client.get("/account/repairs-panel/").content.decode()
    assert "Hard words" in shown
    assert "We have not answered this yet" in shown
    comments.answer(comment, "We use other words now.", UserFactory())
    shown = client.get("/account/repairs-panel/").content.decode()
    assert "We use other words now." in shown
    assert "We have not answered this yet" not in shown


def test_an_answer_that_is_put_right_takes_the_place_of_the_old(
    member: Person, preview: CatalogueVersion
) -> None:
    comment = comments.say(member, preview, "Hard words")
    comments.answer(comment, "Nothing.", UserFactory())
    comments.answer(comment, "We use other words now.", UserFactory())
    assert PanelComment.objects.get().did == "We use other words now."


def test_what_is_older_than_two_years_is_erased(member: Person, preview: CatalogueVersion) -> None:
    old = comments.say(member, preview, "Old")
    comments.say(member, preview, "New")
    PanelComment.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=731))
    assert comments.erase_old() == 1
    assert PanelComment.objects.get().words == "New"


@pytest.mark.parametrize(
    "broken",
    [{"did": "Something"}, {"answered_at": timezone.now()}, {"step": "danger"}, {"page": "Words"}],
)
def test_the_database_refuses_half_a_comment(
    member: Person, preview: CatalogueVersion, broken: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PanelComment.objects.create(person=member, version=preview, words="Half", **broken)


def test_a_version_stays_as_long_as_something_is_said_of_it(
    member: Person, preview: CatalogueVersion
) -> None:
    comments.say(member, preview, "Good")
    with pytest.raises(ProtectedError):
        QuerySet.delete(CatalogueVersion.objects.all())
