"""An editor tries a form out: every page of it, with nothing kept, counted or sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Case
from portal.forms.built.preview.coming import answers_to
from portal.forms.built.preview.trying import forget_old
from portal.forms.definition import Kind
from portal.forms.models import Draft, FormPage, Preview, Submission, Upload
from portal.forms.route import route
from tests.forms.making import ask, journey, page, several
from tests.support.factories import UserFactory
from tests.support.people import signed_in

from .pages import form_page
from .writing import NEW_BIN, asked, part
from .writing import page as a_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    return signed_in(UserFactory(is_staff=True, is_superuser=True), client)


def tried(client: Client, made: FormPage, mode: str = "") -> str:
    """Begin a try in the editor's own preview; give where it leads."""
    revision = made.save_revision(clean=False)
    shown = reverse("wagtailadmin_pages:revisions_view", args=[made.pk, revision.pk])
    answer = client.get(shown, {"mode": mode})
    assert answer.status_code == 302, answer.content[:300]
    return str(answer["Location"])


def test_it_leads_through_the_pages_to_what_people_are_told_and_keeps_nothing(
    editor: Client,
) -> None:
    made = form_page(thanks="Your bin is on its way")
    where = tried(editor, made)
    for given in ({"bin": "food"}, {"people": "2"}, {"name": "Words"}, {"email": "a@example.org"}):
        shown = editor.get(where, follow=True)
        assert "This is a preview" in shown.content.decode()
        where = shown.redirect_chain[-1][0] if shown.redirect_chain else where
        answer = editor.post(
            where, {"wizard-current_step": where.rstrip("/").split("/")[-1], **given}
        )
        assert answer.status_code in (302, 303), answer.content.decode()[:2000]
        where = answer["Location"]
    assert where.endswith("/check-answers/")
    assert "Your bin is on its way" in editor.post(where).content.decode()
    assert not Draft.objects.exists()
    assert not Submission.objects.exists()
    assert not Case.objects.exists()
    assert Preview.objects.get().answers == {}


def test_it_starts_from_any_page(editor: Client) -> None:
    made = form_page()
    where = tried(editor, made, "how-many-people-live-with-you")
    assert where.endswith("/preview/how-many-people-live-with-you/")
    assert "How many people live with you?" in editor.get(where).content.decode()


def test_a_file_is_not_kept(editor: Client) -> None:
    made = form_page([part("Photo", a_page(asked("file", "Add a photo", takes="pictures")))])
    where = tried(editor, made)
    answer = editor.post(where, {"wizard-current_step": "add-a-photo"})
    assert answer["Location"].endswith("/check-answers/")
    assert not Upload.objects.exists()


def test_it_belongs_to_one_editor_alone(editor: Client) -> None:
    where = tried(editor, form_page())
    other = Client()
    assert other.get(where).status_code == 404
    signed_in(UserFactory(is_staff=True, is_superuser=True), other)
    assert other.get(where).status_code == 404


def test_the_editor_may_frame_it_and_nobody_else(editor: Client) -> None:
    shown = editor.get(tried(editor, form_page()), follow=True)
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]


def test_it_is_forgotten_after_a_day(editor: Client) -> None:
    tried(editor, form_page())
    assert forget_old() == 0
    assert forget_old(timezone.now() + timedelta(days=2)) == 1
    assert not Preview.objects.exists()


def test_beginning_again_forgets_what_was_typed(editor: Client) -> None:
    tried(editor, form_page(), "what-is-your-name")
    assert Preview.objects.get().answers
    editor.get(reverse("form_preview", args=["new-bin"]), {"afresh": 1})
    assert Preview.objects.get().answers == {}


def test_answers_are_made_up_that_lead_to_each_page_behind_a_list_too() -> None:
    made = journey(
        several("people", page(ask("age", Kind.WHOLE_NUMBER)), minimum=2),
        page(ask("last")),
    )
    found = answers_to(made, "last")
    assert found is not None
    assert found.address == "last"
    assert len(found.answers["people"]["items"]) == 2
    assert [live.address for live in route(made, found.answers).gaps] == ["last"]


def test_nobody_is_led_to_a_page_that_is_not_there() -> None:
    assert answers_to(journey(page(ask("last"))), "other") is None


def test_what_is_not_saved_yet_is_tried_out_too(editor: Client) -> None:
    made = FormPage(title="New bin", sections=NEW_BIN)
    request = editor.get("/").wsgi_request
    answer = made.serve_preview(request, "")
    assert "/preview/" in answer["Location"]
