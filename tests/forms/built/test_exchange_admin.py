"""Editors take forms out, bring them in, begin with a ready-made one, and copy one."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from portal.forms.built.exchange.ready_made import ready_made
from portal.forms.models import FormPage
from tests.support.people import sign_in

from .exchanged import file
from .pages import form_page, forms_page, published
from .writing import PROMISES

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return sign_in("Authors")


def of_list(name: str, *more: str) -> str:
    return reverse(name, args=[forms_page().pk, *more])


def test_an_editor_downloads_what_the_draft_says_now(editor: Client) -> None:
    made = form_page()
    made.purpose = "To bring you another bin"
    made.save_revision(clean=False)

    answer = editor.get(reverse("forms_export", args=[made.pk]))

    assert answer["Content-Disposition"] == 'attachment; filename="new-bin.json"'
    assert "no-store" in answer["Cache-Control"]
    assert json.loads(answer.content)["promises"]["purpose"] == "To bring you another bin"


def test_a_file_that_is_chosen_becomes_a_draft_and_its_editor_opens(editor: Client) -> None:
    chosen = SimpleUploadedFile("form.json", json.dumps(file(team="nobody")).encode())
    answer = editor.post(of_list("forms_import"), {"file": chosen}, follow=True)
    made = FormPage.objects.get()
    assert not made.live
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert "There is no team ‘nobody’ here" in answer.content.decode()


def test_text_that_is_pasted_becomes_a_draft_too(editor: Client) -> None:
    editor.post(of_list("forms_import"), {"text": json.dumps(file())})
    assert FormPage.objects.get().journey_key == "new-bin"


@pytest.mark.parametrize("text", ["", "<b>no</b>", '{"format": "portal-form"}', "[" * 5000])
def test_what_is_no_form_is_refused_beside_what_was_pasted(editor: Client, text: str) -> None:
    answer = editor.post(of_list("forms_import"), {"text": text})
    assert answer.status_code == 422
    assert "We took nothing in" in answer.content.decode()
    assert "<b>no</b>" not in answer.content.decode()
    assert not FormPage.objects.exists()


def test_a_file_that_is_too_big_is_not_even_read(editor: Client) -> None:
    big = SimpleUploadedFile("form.json", b" " * 1_000_001)
    answer = editor.post(of_list("forms_import"), {"file": big})
    assert answer.status_code == 422
    assert "1 MB" in answer.content.decode()


def test_ready_made_forms_are_listed_with_a_line_each(editor: Client) -> None:
    page = editor.get(of_list("forms_ready_made")).content.decode()
    for form in ready_made().values():
        assert form.title in page
        assert form.summary in page


def test_an_editor_sees_the_ways_of_a_ready_made_form_and_begins_with_it(editor: Client) -> None:
    address = of_list("forms_ready_made_form", "noise")
    shown = editor.get(address).content.decode()
    assert "Only when ‘Kind of noise’ is ‘People who shout or fight’" in shown
    assert not FormPage.objects.exists()

    editor.post(address)

    made = FormPage.objects.get()
    assert (made.journey_key, made.live, made.latest_revision.user is not None) == (
        "noise",
        False,
        True,
    )
    assert editor.get(of_list("forms_ready_made_form", "no-such-form")).status_code == 404


def test_a_second_one_of_the_same_has_a_name_of_its_own(editor: Client) -> None:
    for _ in range(2):
        editor.post(of_list("forms_ready_made_form", "noise"))
    assert len({page.journey_key for page in FormPage.objects.all()}) == 2


@pytest.mark.parametrize("name", ["forms_import", "forms_ready_made"])
@pytest.mark.parametrize("group", ["Advisers", "Auditors"])
def test_who_may_add_no_form_finds_none_of_it(name: str, group: str) -> None:
    client = sign_in(group)
    assert client.get(of_list(name)).status_code == 404
    assert client.post(of_list(name), {"text": json.dumps(file())}).status_code in (404, 405)
    assert not FormPage.objects.exists()


def test_who_may_change_no_form_takes_none_out() -> None:
    assert (
        sign_in("Advisers").get(reverse("forms_export", args=[form_page().pk])).status_code == 404
    )


def test_the_ways_in_and_out_are_offered_where_forms_are(editor: Client) -> None:
    made = form_page()
    listed = editor.get(reverse("wagtailadmin_explore", args=[forms_page().pk])).content.decode()
    assert of_list("forms_ready_made") in listed
    assert of_list("forms_import") in listed
    edited = editor.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).content.decode()
    assert reverse("forms_export", args=[made.pk]) in edited
    new = reverse("wagtailadmin_pages:add", args=["forms", "formpage", forms_page().pk])
    assert of_list("forms_ready_made") in editor.get(new).content.decode()


def copied(editor: Client, made: FormPage, **changes: str) -> FormPage:
    parent: Page = made.get_parent()
    asked = {"new_title": "Green bin", "new_slug": "green-bin", "new_parent_page": str(parent.pk)}
    editor.post(reverse("wagtailadmin_pages:copy", args=[made.pk]), {**asked, **changes})
    found: FormPage = FormPage.objects.get(title="Green bin")
    return found


def test_a_copy_is_a_draft_under_the_title_that_is_asked_for() -> None:
    made = published(form_page())
    copy = copied(sign_in("Publishers"), made, publish_copies="on")
    assert (copy.live, copy.journey_key, copy.version) == (False, "green-bin", None)
    assert published(copy).live
    assert copy.purpose == PROMISES["purpose"]


def test_a_copy_is_never_another_address_of_the_same_form() -> None:
    copy = copied(sign_in("Publishers"), published(form_page()), alias="on")
    assert copy.alias_of is None


def test_a_copy_is_offered_another_title_and_address() -> None:
    made = published(form_page())
    page = sign_in("Publishers").get(reverse("wagtailadmin_pages:copy", args=[made.pk]))
    shown = page.content.decode()
    assert "Copy of New bin" in shown
    assert "publish_copies" not in shown
    assert 'name="alias"' not in shown
