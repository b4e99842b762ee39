"""What the editor is told of a form as it stands, saved or not."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.forms.models import FormPage
from tests.support.people import sign_in

from .pages import form_page, forms_page
from .standing import posted
from .writing import NEW_BIN, answers, asked, page, part, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return sign_in("Authors")


def told(editor: Client, form: FormPage, sections: Any, **fields: Any) -> Any:
    answer = editor.post(reverse("forms_look", args=[form.pk]), posted(form, sections, **fields))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.json()


def test_a_sound_form_is_ready_and_nothing_else_is_said(editor: Client) -> None:
    found = told(editor, form_page(), NEW_BIN)
    assert found["headline"] == "Ready to go live."
    assert found["findings"] == []


def test_a_finding_is_told_at_the_block_that_it_is_about_before_it_is_saved(
    editor: Client,
) -> None:
    broken = deepcopy(NEW_BIN)
    second = broken[0]["value"]["steps"][1]
    second["value"]["when"] = [rule("colour", "is", "Green")]
    form = form_page()

    found = told(editor, form, broken)

    assert second["id"] in {each["block"] for each in found["findings"]}
    assert found["headline"].endswith("to put right before this can go live.")
    form.refresh_from_db()
    assert form.latest_revision is None


def test_a_rule_is_told_in_words_at_what_it_shows(editor: Client) -> None:
    found = told(editor, form_page(), NEW_BIN)
    second = NEW_BIN[0]["value"]["steps"][1]
    assert found["rules"][second["id"]] == "Shown only when ‘Bin’ is ‘Food’."


def test_a_rule_may_look_at_an_answer_that_was_added_a_moment_ago(editor: Client) -> None:
    sections = [
        part(
            "Your bin",
            page(asked("radios", "Which bin?", name="bin", choices=answers("Food", "Other"))),
            page(asked("text", "Why?", name="why"), when=[rule("bin", "is", "Other")]),
        )
    ]
    found = told(editor, form_page(), sections)
    assert list(found["rules"].values()) == ["Shown only when ‘Which bin?’ is ‘Other’."]


@pytest.mark.parametrize(
    ("emptied", "leads_to"),
    [
        ({"purpose": ""}, "purpose"),
        ({"kept": ""}, "kept"),
        ({"submission_days": ""}, "submission_days"),
        ({"draft_days": "3"}, "draft_days"),
        ({"title": ""}, "title"),
    ],
)
def test_what_is_missing_from_the_whole_form_leads_to_its_box(
    editor: Client, emptied: dict[str, str], leads_to: str
) -> None:
    found = told(editor, form_page(), NEW_BIN, **emptied)
    assert [each["block"] for each in found["findings"]] == [leads_to]


def test_a_box_that_cannot_be_read_hides_nothing_else(editor: Client) -> None:
    sections = [
        part("Your bin", page(asked("whole_number", "How many?", name="Not A Name", least="many")))
    ]
    found = told(editor, form_page(), sections)
    assert found["findings"]


def test_a_form_that_was_never_saved_is_looked_at_too(editor: Client) -> None:
    address = reverse("forms_look_at_new", args=[forms_page().pk])
    found = editor.post(address, posted(FormPage(), [part("Your bin")], title="New")).json()
    assert any("has no pages" in each["message"] for each in found["findings"])


def test_who_may_not_edit_the_form_is_told_nothing_of_it(client: Client) -> None:
    form = form_page()
    for somebody in (client, sign_in("Case managers")):
        for name, page_id in (
            ("forms_look", form.pk),
            ("forms_look_at_new", forms_page().pk),
        ):
            answer = somebody.post(reverse(name, args=[page_id]), posted(form, NEW_BIN))
            assert answer.status_code in (303, 404)
            assert b"headline" not in answer.content


def test_the_whole_of_the_saved_draft_is_shown_with_the_way_to_each_block(editor: Client) -> None:
    form = form_page()
    form.save_revision(clean=False)
    words = editor.get(reverse("forms_whole", args=[form.pk])).content.decode()
    assert "How many people live with you?" in words
    assert f"#block-{NEW_BIN[0]['value']['steps'][1]['id']}-section" in words


def test_a_new_form_begins_with_one_part_of_one_page(editor: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=["forms", "formpage", forms_page().pk])
    words = editor.get(address).content.decode()
    assert "How to build a form" in words
    assert "&quot;type&quot;: &quot;page&quot;" in words


def test_what_has_no_words_yet_leads_to_its_block_before_it_is_saved(editor: Client) -> None:
    sections = [part("", {**page(), "id": "an-empty-page"})]
    found = told(editor, form_page(), sections)
    leads = {each["message"]: each["block"] for each in found["findings"]}
    assert leads["Give this part a title."] == sections[0]["id"]
    assert leads["This page asks nothing. Add a question."] == "an-empty-page"
    assert "Give this page a title." not in leads
