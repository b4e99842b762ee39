"""Two editors of one form at once: the last save is shown, and nothing of the other is lost."""

from __future__ import annotations

from copy import deepcopy

import pytest
from wagtail.models import Revision

from portal.forms.models import FormPage

from .pages import form_page, published
from .writing import NEW_BIN, asked, page

pytestmark = pytest.mark.django_db


def test_each_saved_version_stays_and_can_go_live_again() -> None:
    made = published(form_page())
    first, second = (FormPage.objects.get(pk=made.pk) for _editor in range(2))
    longer, worded = deepcopy(NEW_BIN), deepcopy(NEW_BIN)
    longer[1]["value"]["steps"].append(page(asked("text", "What else?", short="Else")))
    worded[0]["value"]["title"] = "Bins"

    first.sections = longer
    earlier = first.save_revision(clean=False)
    second.sections = worded
    later = second.save_revision(clean=False)

    draft = FormPage.objects.get(pk=made.pk).get_latest_revision_as_object()
    assert draft.sections[0].value["title"] == "Bins"
    assert len(earlier.as_object().sections[1].value["steps"]) == 3

    later.publish()
    earlier.as_object().save_revision(clean=False).publish()
    now = FormPage.objects.get(pk=made.pk)
    assert len(now.sections[1].value["steps"]) == 3
    assert now.version.number == 3


def test_what_is_saved_while_a_version_goes_live_stays_a_draft() -> None:
    made = published(form_page())
    older = FormPage.objects.get(pk=made.pk)
    older.title = "Another bin"
    revision = older.save_revision(clean=False)
    newer = FormPage.objects.get(pk=made.pk)
    newer.title = "A third bin"
    newer.save_revision(clean=False)

    Revision.objects.get(pk=revision.pk).publish()

    live = FormPage.objects.get(pk=made.pk)
    assert (live.title, live.version.title) == ("Another bin", "Another bin")
    assert live.get_latest_revision_as_object().title == "A third bin"
    assert live.has_unpublished_changes
