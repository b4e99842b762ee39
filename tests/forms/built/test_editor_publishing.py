"""The button of the editor publishes a form by the same rules as everything else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.forms.models import FormPage
from tests.support.people import sign_in

from .pages import form_page
from .standing import posted
from .writing import NEW_BIN, end, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Client:
    return sign_in("Publishers")


def press_publish(client: Client, form: FormPage, sections: Any) -> Any:
    form.save_revision(clean=False)
    boxes = posted(form, sections, slug=form.slug, summary=form.summary)
    boxes |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    address = reverse("wagtailadmin_pages:edit", args=[form.pk])
    answer = client.post(address, {**boxes, "action-publish": "action-publish"}, follow=True)
    form.refresh_from_db()
    return " ".join(str(message) for message in answer.context["messages"])


def test_the_button_puts_a_sound_form_live_as_a_version(publisher: Client) -> None:
    form = form_page()
    told = press_publish(publisher, form, NEW_BIN)
    assert "has been published" in told
    assert form.live
    assert form.version is not None


def test_the_button_is_refused_a_form_with_a_dead_end_and_says_why(publisher: Client) -> None:
    form = form_page()
    nobody = [part("Your bin", *NEW_BIN[0]["value"]["steps"], end("For all"))]

    told = press_publish(publisher, form, nobody)

    assert "Not published." in told
    assert "Nobody can get to the end" in told
    assert not form.live
    draft = form.get_latest_revision_as_object()
    assert draft.sections[0].value["steps"][3].value["title"] == "For all"
