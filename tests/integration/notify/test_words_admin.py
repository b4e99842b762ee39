"""Words of messages in the admin: who writes them, what they see."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import MessageTemplate
from tests.support.people import Enter

pytestmark = pytest.mark.django_db

AT = "/admin/snippets/integration/messagetemplate/"
VALUES = {
    "template": "news",
    "channel": "email",
    "language": "en",
    "subject": "News about ((reference))",
    "body": "Dear reader,\n\n<b>((words))</b>",
}


@pytest.fixture(autouse=True)
def news(templates: None) -> None:
    messages.register(
        "news",
        lambda pk: Message("", "", ""),
        owner="case",
        text=lambda pk: None,
        title="News about a case",
        fields={"reference": "7K4M-9TX3", "words": "A van comes on Friday."},
        in_texts=frozenset({"reference"}),
        words={"email": Words("News", "In code: ((words))")},
    )


@pytest.fixture
def editor(enter: Enter) -> Client:
    return enter("Case managers")


def words(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize("group", ["Administrators", "Case managers"])
def test_administrators_and_case_managers_write_them(enter: Enter, group: str) -> None:
    client = enter(group)
    assert client.post(f"{AT}add/", VALUES).status_code == 302
    row = MessageTemplate.objects.get()
    assert row.subject == "News about ((reference))"
    assert ModelLogEntry.objects.filter(action="wagtail.create", object_id=str(row.pk)).exists()
    assert "News about a case, e-mail (en)" in words(client.get(AT))


@pytest.mark.parametrize("group", ["Advisers", "Authors", "Publishers"])
def test_others_do_not(enter: Enter, group: str) -> None:
    client = enter(group)
    assert client.get(AT).status_code == 302
    assert client.post(f"{AT}add/", VALUES).status_code == 302
    assert not MessageTemplate.objects.exists()


def test_the_page_says_what_can_be_put_in_and_what_our_words_are(editor: Client) -> None:
    page = words(editor.get(f"{AT}add/"))
    assert "((reference)) , also in texts: 7K4M-9TX3" in page
    assert "((words)) : A van comes on Friday." in page
    assert "In code: ((words))" in page


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(editor: Client) -> None:
    page = editor.post(f"{AT}add/", VALUES | {"body": "Dear ((name))"})
    assert "There is no ((name)) here. You can use ((reference)), ((words))." in words(page)
    assert "Dear ((name))" in words(page)
    assert not MessageTemplate.objects.exists()


def preview(editor: Client, **changes: str) -> Any:
    address = f"{AT}preview/"
    answer = editor.post(address, VALUES | changes)
    assert json.loads(answer.content)["is_valid"]
    return editor.get(f"{address}?mode=")


def test_the_preview_has_the_samples_in_it_and_shows_marks_as_letters(editor: Client) -> None:
    shown = preview(editor)
    assert "News about 7K4M-9TX3" in words(shown)
    assert "<b>A van comes on Friday.</b>" in words(shown)
    assert "Length" not in words(shown)


def test_the_preview_of_a_text_says_how_long_it_is(editor: Client) -> None:
    shown = preview(editor, channel="text", body="About ((reference)).")
    assert "About 7K4M-9TX3." in words(shown)
    assert "Length: 1 segment." in words(shown)
