"""The list of forms that editors build."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.factories import ContactPointFactory
from tests.support.people import sign_in

from .pages import form_page, forms_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return sign_in("Authors")


def listed(client: Client, **asked: Any) -> list[str]:
    answer = client.get(reverse("built_forms:index"), asked)
    assert answer.status_code == 200
    return [form.title for form in answer.context["object_list"]]


def test_an_editor_finds_every_form_by_its_title_from_the_menu(editor: Client) -> None:
    form_page(title="New bin")
    form_page(title="Bees")
    assert listed(editor) == ["Bees", "New bin"]
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("built_forms:index") in home


def test_the_list_says_state_version_and_team(editor: Client) -> None:
    team = ContactPointFactory(name="Waste team")
    published(form_page(team=team, reply_length=3))
    form_page(title="Bees")
    words = editor.get(reverse("built_forms:index")).content.decode()
    assert "Waste team" in words
    assert "No team" in words
    assert "None yet" in words


def test_forms_are_chosen_by_state_and_team(editor: Client) -> None:
    team = ContactPointFactory(name="Waste team")
    live = published(form_page(team=team, reply_length=3))
    form_page(title="Bees")
    assert listed(editor, state="live") == ["New bin"]
    assert listed(editor, state="draft") == ["Bees"]
    assert listed(editor, state="changed") == []
    assert listed(editor, team=team.pk) == ["New bin"]

    live.title = "Newer bin"
    live.save_revision(clean=False)
    assert listed(editor, state="changed") == ["New bin"]


def test_the_list_takes_the_same_queries_however_many_forms_there_are() -> None:
    """Of those who may not publish, Wagtail asks two more at each live form of a page of fifty."""
    publisher = sign_in("Publishers")

    def queries() -> int:
        listed(publisher)  # what every page needs is remembered until something is published
        with CaptureQueriesContext(
            connection,
        ) as counted:
            listed(publisher)
        return len(counted)

    published(form_page(title="Form 0", team=ContactPointFactory(), reply_length=3))
    few = queries()
    for number in range(1, 6):
        published(form_page(title=f"Form {number}", team=ContactPointFactory(), reply_length=3))
    assert queries() == few


def test_adding_a_form_leads_straight_to_its_editor(editor: Client) -> None:
    forms = forms_page()
    answer = editor.get(reverse("built_forms:choose_parent"))
    add = reverse("wagtailadmin_pages:add", args=["forms", "formpage", forms.pk])
    assert answer["Location"] == add


def test_who_edits_no_pages_does_not_find_the_list() -> None:
    officer = sign_in("Case managers")
    home = officer.get(reverse("wagtailadmin_home"), follow=True).content.decode()
    assert reverse("built_forms:index") not in home
    answer = officer.get(reverse("built_forms:index"))
    assert answer.status_code in (302, 303, 403, 404)
