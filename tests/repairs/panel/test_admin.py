"""Reading what the panel said, answering it, and telling everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Person
from portal.repairs.models import CatalogueVersion, PanelComment, YouSaid
from portal.repairs.panel import comments
from portal.ui import generation
from tests.support.factories import UserFactory
from tests.support.people import Enter

pytestmark = pytest.mark.django_db
ROOT = "/admin/repairs/panel/"
PUBLIC = "/repairs/you-said-we-did/"
SNIPPETS = "/admin/snippets/repairs/yousaid/"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    generation.bump()
    yield
    caches["alone"].clear()


@pytest.fixture
def comment(member: Person, preview: CatalogueVersion) -> PanelComment:
    return comments.say(member, preview, "Hard <words>", "danger", "Is anyone in danger?")


def of(comment: PanelComment) -> str:
    return f"{ROOT}{comment.version.number}/"


def answer_to(client: Client, comment: PanelComment, did: str, seen: str = "") -> int:
    posted = {f"{comment.pk}-did": did, "seen": seen}
    return client.post(f"{of(comment)}{comment.pk}/", posted).status_code


def test_the_menu_leads_to_the_comments_on_the_preview(enter: Enter, comment: PanelComment) -> None:
    client = enter("Authors")
    assert ROOT in client.get("/admin/").content.decode()
    assert client.get(ROOT)["Location"] == of(comment)


def test_before_anybody_said_anything_the_page_says_so(db: None, enter: Enter) -> None:
    assert "Nobody has said anything yet" in enter("Authors").get(ROOT).content.decode()


def test_staff_read_what_was_said_and_not_who_said_it(enter: Enter, comment: PanelComment) -> None:
    comment.person.name = "A Tenant"
    comment.person.save()
    shown = enter("Authors").get(of(comment)).content.decode()
    assert "Hard &lt;words&gt;" in shown
    assert "Is anyone in danger?" in shown
    assert "A Tenant" not in shown
    assert comment.person.email not in shown
    assert comment.person.public_id not in shown


def test_an_answer_is_kept_with_who_gave_it(enter: Enter, comment: PanelComment) -> None:
    client = enter("Authors")
    assert answer_to(client, comment, "We use other words now.") == 302
    kept = PanelComment.objects.get()
    assert kept.did == "We use other words now."
    assert str(kept.answered_by.pk) == client.session["_auth_user_id"]


def test_an_empty_answer_is_no_answer(enter: Enter, comment: PanelComment) -> None:
    assert answer_to(enter("Authors"), comment, "  ") == 422
    assert not PanelComment.objects.get().is_answered


def test_an_answer_given_meanwhile_is_not_lost(enter: Enter, comment: PanelComment) -> None:
    client = enter("Authors")
    comments.answer(comment, "We were faster.", UserFactory())
    response = client.post(f"{of(comment)}{comment.pk}/", {f"{comment.pk}-did": "Mine", "seen": ""})
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "html.parser").select_one(f"#comment-{comment.pk}")
    assert "We were faster." in shown.text
    assert shown.textarea.text.strip() == "Mine"
    assert PanelComment.objects.get().did == "We were faster."


def test_whoever_saw_the_answer_may_put_it_right(enter: Enter, comment: PanelComment) -> None:
    client = enter("Authors")
    comments.answer(comment, "Nothing.", UserFactory())
    shown = BeautifulSoup(client.get(of(comment)).content, "html.parser")
    seen = shown.select_one("input[name=seen]")["value"]
    assert answer_to(client, comment, "We use other words now.", seen) == 302
    assert PanelComment.objects.get().did == "We use other words now."


@pytest.mark.parametrize("group", ["Advisers", "Case managers", "Auditors", "Service owners"])
def test_to_others_there_is_no_such_page(enter: Enter, comment: PanelComment, group: str) -> None:
    client = enter(group)
    assert client.get(of(comment)).status_code == 404
    assert answer_to(client, comment, "Mine") == 404
    assert not PanelComment.objects.get().is_answered


def test_a_comment_is_answered_under_its_own_version_only(
    enter: Enter, comment: PanelComment
) -> None:
    posted = {f"{comment.pk}-did": "Mine", "seen": ""}
    assert enter("Authors").post(f"{ROOT}99/{comment.pk}/", posted).status_code == 404


def test_publishers_tell_everybody_and_the_page_changes_at_once(db: None, enter: Enter) -> None:
    assert "There is nothing here yet" in Client().get(PUBLIC).content.decode()
    posted = {
        "about": "Photos",
        "said": "We could not add a photo.",
        "did": "Now you can.",
        "on": str(timezone.localdate()),
    }
    assert enter("Publishers").post(f"{SNIPPETS}add/", posted).status_code == 302
    shown = Client().get(PUBLIC).content.decode()
    assert "We could not add a photo." in shown
    assert "There is nothing here yet" not in shown


def test_authors_do_not_tell_everybody(db: None, enter: Enter) -> None:
    posted = {"about": "A", "said": "B", "did": "C", "on": "2026-01-01"}
    enter("Authors").post(f"{SNIPPETS}add/", posted)
    assert not YouSaid.objects.exists()


def test_an_entry_is_shown_from_its_day_on(db: None) -> None:
    today = timezone.localdate()
    YouSaid.objects.create(about="Now", said="Said", did="Did", on=today)
    later = today + timedelta(days=1)
    YouSaid.objects.create(about="Tomorrow", said="Said", did="Did", on=later)
    shown = Client().get(PUBLIC).content.decode()
    assert "Now" in shown
    assert "Tomorrow" not in shown


def test_the_newest_entry_comes_first(db: None) -> None:
    for about, day in (("Older", "2025-12-30"), ("Newer", "2026-02-01")):
        YouSaid.objects.create(about=about, said="Said", did="Did", on=day)
    shown = BeautifulSoup(Client().get(PUBLIC).content, "html.parser")
    assert [each.h3.text for each in shown.select(".dated-list li")] == ["Newer", "Older"]
    assert [each.text for each in shown.select("main section h2")][:2] == ["2026", "2025"]
