"""Whichever way a form is to go live, only a sound one does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from portal.council.publishing import NotFitToPublish
from portal.forms import registry
from portal.forms.models import FormPage, Version
from portal.services import tasks
from portal.ui import generation
from tests.cases.telling import listener
from tests.support.factories import ContactPointFactory, UserFactory
from tests.support.people import Enter

from .pages import form_page, forms_page, published
from .writing import asked, page, part

pytestmark = pytest.mark.django_db
UNSOUND = [part("Your bin", page(asked("radios", "Which bin?", short="Bin", choices=[])))]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    generation.forget()


def of(made: FormPage) -> FormPage:
    found: FormPage = FormPage.objects.get(pk=made.pk)
    return found


def due(made: FormPage) -> FormPage:
    """A form that was scheduled while it was sound, and whose hour has come."""
    now = timezone.now()
    with time_machine.travel(now - timedelta(hours=2)):
        made.go_live_at = now - timedelta(hours=1)
        made.save_revision(clean=False).publish()
    assert not of(made).live
    return made


def test_a_form_that_is_due_goes_live_as_what_was_scheduled() -> None:
    made = due(form_page())
    tasks.publish_scheduled()
    assert of(made).live
    assert registry.get(made.journey_key) is not None


@pytest.mark.parametrize("gone", ["team", "endpoint"])
def test_a_due_form_whose_team_or_system_has_gone_is_held_back_and_told(gone: str) -> None:
    owner = UserFactory(email="owner@example.org")
    thing = ContactPointFactory(name="Waste") if gone == "team" else listener("Waste")
    made = due(form_page(owner=owner, **{gone: thing}))
    fit = due(form_page(title="Fit"))
    thing.delete()

    tasks.publish_scheduled()

    assert (of(made).live, of(fit).live) == (False, True)
    [letter] = mail.outbox
    assert letter.to == ["owner@example.org"]
    assert "is not there any more" in letter.body


def test_a_due_form_whose_system_was_switched_off_meanwhile_is_held_back() -> None:
    endpoint = listener("Waste")
    made = due(form_page(endpoint=endpoint))
    endpoint.disabled_at, endpoint.disabled_because = timezone.now(), "410 Gone"
    endpoint.save()
    tasks.publish_scheduled()
    assert not of(made).live


def test_a_team_that_gets_a_live_form_stays() -> None:
    team = ContactPointFactory(name="Waste")
    published(form_page(team=team))
    with pytest.raises(ProtectedError):
        team.delete()


def test_a_revision_that_is_read_from_the_database_is_what_goes_live() -> None:
    made = published(form_page())
    made.title = "Another bin"
    revision = made.save_revision(clean=False)
    Revision.objects.get(pk=revision.pk).publish()
    assert of(made).version.title == "Another bin"


def publish_all(client: Client, *pages: Page) -> Any:
    ids = "&".join(f"id={each.pk}" for each in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    home = reverse("wagtailadmin_home")
    return client.post(f"{address}?{ids}&next={home}", follow=True)


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_many_at_once_go_live_together(enter: Enter) -> None:
    first, second = form_page(), form_page(title="Other")
    publish_all(enter("Administrators"), first, second)
    assert of(first).live
    assert of(second).live
    assert of(second).version is not None


def test_of_many_at_once_one_that_is_unsound_stops_all_and_says_why(enter: Enter) -> None:
    sound, unsound = form_page(), form_page(UNSOUND, title="Unsound")

    answer = publish_all(enter("Administrators"), sound, unsound)

    assert answer.status_code == 200
    assert "because of ‘Unsound’" in told(answer)
    assert "There is no answer to choose from" in told(answer)
    assert (of(sound).live, of(unsound).live) == (False, False)
    assert not Version.objects.filter(journey_key=sound.journey_key).exists()


def test_an_approval_of_an_unsound_form_says_why_not(enter: Enter) -> None:
    made = form_page(UNSOUND)
    made.save_revision(clean=False)
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Publishers")
    task.groups.set(Group.objects.filter(name="Administrators"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(made, UserFactory())
    task_state = of(made).current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[made.pk, "approve", task_state.pk]
    )

    answer = enter("Administrators").post(
        address, {"next": reverse("wagtailadmin_home")}, follow=True
    )

    assert "There is no answer to choose from" in told(answer)
    assert not of(made).live


def test_a_copy_of_a_live_form_is_a_draft_even_if_it_was_to_be_live() -> None:
    made = published(form_page())
    copy = made.copy(update_attrs={"title": "Other", "slug": "other"}, keep_live=True)
    assert not of(copy).live
    assert of(copy).version is None
    assert copy.journey_key != made.journey_key
    assert set(registry.titles()) >= {made.journey_key}
    assert copy.journey_key not in registry.titles()


def test_a_copy_of_a_live_form_that_is_no_longer_sound_cannot_go_live() -> None:
    made = published(form_page())
    made.sections = UNSOUND
    made.save_revision(clean=False)
    copy = made.copy(update_attrs={"title": "Other", "slug": "other"}, keep_live=True)
    with pytest.raises(NotFitToPublish):
        copy.get_latest_revision().publish()


def test_copying_the_whole_list_of_forms_puts_none_live() -> None:
    published(form_page())
    forms = forms_page()
    CopyPageAction(
        forms,
        to=forms.get_parent(),
        recursive=True,
        keep_live=True,
        update_attrs={"title": "Copies", "slug": "copies"},
    ).execute(skip_permission_checks=True)
    copies = FormPage.objects.filter(url_path__contains="/copies/")
    assert [each.live for each in copies] == [False]


def test_an_alias_leads_to_the_form_that_it_stands_for(client: Client) -> None:
    made = published(form_page())
    alias = made.create_alias(update_slug="the-same-bin")
    assert alias.journey_key != made.journey_key

    answer = client.get(of(alias).get_url())

    assert answer["Location"] == reverse("form_start", args=[made.journey_key])
    assert alias.journey_key not in registry.titles()
    assert [each.pk for each in forms_page().forms()] == [made.pk]


def test_an_alias_follows_its_form_and_keeps_a_key_of_its_own() -> None:
    made = published(form_page())
    alias = made.create_alias(update_slug="the-same-bin")
    made.title = "Another bin"
    published(made)
    now = of(alias)
    assert now.title == "Another bin"
    assert (now.journey_key, now.version) == (alias.journey_key, None)


def test_a_form_that_is_moved_or_taken_down_and_put_back_is_the_same_form() -> None:
    made = published(form_page())
    other = published(form_page(title="Other"))
    of(made).move(other, pos="right")
    assert registry.get(made.journey_key) is not None
    first = made.version
    of(made).unpublish()
    of(made).get_latest_revision().publish()
    assert of(made).version == first


def test_a_form_made_in_the_editor_and_refused_is_kept_as_a_draft(enter: Enter) -> None:
    client = enter("Administrators")
    address = reverse("wagtailadmin_pages:add", args=["forms", "formpage", forms_page().pk])
    form = client.get(address).context["form"]
    typed = {
        f"{form.add_prefix(name)}": value
        for name, field in form.fields.items()
        if isinstance(value := form.get_initial_for_field(field, name), str | int)
        and not isinstance(value, bool)
    }
    typed |= {
        "title": "Half a form",
        "slug": "half-a-form",
        "summary": "Not finished.",
        "sections-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }
    answer = client.post(address, typed, follow=True)
    made = FormPage.objects.get(slug="half-a-form")
    assert not made.live
    assert "Not published." in told(answer)
    assert "half-a-form" in answer.content.decode()
