"""Who may do what, through the admin as people meet it."""

from __future__ import annotations

import importlib
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.accounts.models import User
from portal.council.models import CouncilSettings
from portal.services.models import InformationPage
from tests.support.factories import (
    ContactPointFactory,
    InformationPageFactory,
    UserFactory,
    home_page,
)
from tests.support.people import Enter, member, signed_in

pytestmark = pytest.mark.django_db


def page_data(**changes: Any) -> dict[str, Any]:
    """What the editor sends for an information page."""
    return nested_form_data(
        {
            "title": "Privacy",
            "slug": "privacy",
            "summary": "What we keep about you, and why.",
            "body": streamfield([("text", rich_text("<p>Not much.</p>"))]),
            "comments": inline_formset([]),
            **changes,
        }
    )


def create(client: Client, action: str = "", **changes: Any) -> HttpResponse:
    address = reverse(
        "wagtailadmin_pages:add", args=["services", "informationpage", home_page().pk]
    )
    return client.post(address, {**page_data(**changes), **({action: "1"} if action else {})})


def test_there_are_three_groups_for_pages_and_no_more() -> None:
    with_pages = Group.objects.filter(page_permissions__isnull=False)
    names = set(with_pages.values_list("name", flat=True))

    assert names == {"Administrators", "Authors", "Publishers"}


def test_one_approval_stands_over_the_whole_site() -> None:
    workflow = WorkflowPage.objects.get().workflow

    assert WorkflowPage.objects.get().page == Page.get_first_root_node()
    (task,) = workflow.tasks
    assert [group.name for group in task.specific.groups.all()] == ["Publishers"]
    assert Workflow.objects.count() == 1


def test_setting_up_twice_changes_nothing() -> None:
    def state() -> tuple[Any, ...]:
        return (
            sorted(Group.objects.values_list("name", "permissions__codename")),
            GroupPagePermission.objects.count(),
            Permission.objects.count(),
            list(WorkflowPage.objects.values_list("page", "workflow")),
        )

    migration = importlib.import_module("portal.services.migrations.0003_groups_and_moderation")
    before = state()
    migration.set_up(apps, SimpleNamespace(connection=connection))

    assert state() == before


def test_an_author_can_submit_but_not_publish(enter: Enter) -> None:
    author = enter("Authors")
    create(author, "action-publish")
    page = InformationPage.objects.get()
    assert not page.live

    author.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {**page_data(), "action-submit": "1"},
    )
    page.refresh_from_db()

    assert not page.live
    assert page.workflow_in_progress


def test_a_publisher_approves_what_an_author_submits(enter: Enter) -> None:
    create(enter("Authors"), "action-submit")
    page = InformationPage.objects.get()

    enter("Publishers").post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "approve", page.current_workflow_task_state.pk],
        )
    )
    page.refresh_from_db()

    assert page.live
    assert Client().get(page.url).status_code == 200


def test_an_author_cannot_approve(enter: Enter) -> None:
    author = enter("Authors")
    create(author, "action-submit")
    page = InformationPage.objects.get()

    author.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "approve", page.current_workflow_task_state.pk],
        )
    )
    page.refresh_from_db()

    assert not page.live


def test_publishers_are_told_of_what_waits_for_them(enter: Enter) -> None:
    publisher = member("Publishers")
    create(enter("Authors"), "action-submit")

    assert publisher.email in {address for message in mail.outbox for address in message.to}


def test_a_publisher_can_publish_at_once(enter: Enter) -> None:
    create(enter("Publishers"), "action-publish")

    assert InformationPage.objects.get().live


def test_an_author_cannot_take_a_page_down_or_delete_it(enter: Enter) -> None:
    page = InformationPageFactory()
    author = enter("Authors")
    author.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    author.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    page.refresh_from_db()

    assert page.live


def test_an_author_can_choose_a_contact_for_a_page(enter: Enter) -> None:
    contact = ContactPointFactory(name="Elections")
    author = enter("Authors")

    create(author, contact=contact.pk)

    assert InformationPage.objects.get().get_latest_revision_as_object().contact == contact
    chooser = author.get("/admin/snippets/choose/council/contactpoint/")
    assert "Elections" in chooser.content.decode()


@pytest.mark.parametrize(
    ("group", "may"), [("Authors", False), ("Publishers", False), ("Administrators", True)]
)
def test_the_councils_settings_are_for_administrators(enter: Enter, group: str, may: bool) -> None:
    settings = CouncilSettings.for_site(home_page().get_site())
    address = reverse("wagtailsettings:edit", args=["council", "councilsettings", settings.site_id])

    assert (enter(group).get(address).status_code == 200) is may


@pytest.mark.parametrize(
    ("group", "may"), [("Authors", False), ("Publishers", True), ("Administrators", True)]
)
@pytest.mark.parametrize(
    "address",
    [
        "/admin/snippets/services/alert/add/",
        "/admin/snippets/services/servicestatus/add/",
        "/admin/snippets/council/contactpoint/add/",
        "/admin/snippets/council/place/add/",
        "/admin/snippets/council/closureday/add/",
        "/admin/snippets/council/provider/add/",
        "/admin/redirects/add/",
        "/admin/searchpicks/add/",
    ],
)
def test_what_goes_live_at_once_is_for_those_who_publish(
    enter: Enter, group: str, may: bool, address: str
) -> None:
    assert (enter(group).get(address).status_code == 200) is may


@pytest.mark.parametrize("group", ["Authors", "Publishers", "Administrators"])
def test_everybody_can_add_pictures_and_files(enter: Enter, group: str) -> None:
    client = enter(group)

    assert client.get(reverse("wagtailimages:add")).status_code == 200
    assert client.get(reverse("wagtaildocs:add")).status_code == 200


def test_only_administrators_look_after_people(enter: Enter) -> None:
    assert enter("Administrators").get("/admin/users/").status_code == 200
    assert enter("Publishers").get("/admin/users/").status_code == 302


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_an_administrator_cannot_take_over_someone_with_every_right(
    enter: Enter, action: str
) -> None:
    chief = UserFactory(is_superuser=True)
    colleague = UserFactory()
    client = enter("Administrators")

    assert client.get(reverse(f"wagtailusers_users:{action}", args=[chief.pk])).status_code == 302
    assert (
        client.get(reverse(f"wagtailusers_users:{action}", args=[colleague.pk])).status_code == 200
    )


def account(**changes: str) -> dict[str, str]:
    """What the admin sends for somebody's account."""
    name = {"first_name": "New", "last_name": "Colleague"}
    return {"email": "new@council.example", "is_active": "on", **name, **changes}


def test_an_administrator_cannot_make_someone_with_every_right(enter: Enter) -> None:
    secret = {"password1": "a-long-enough-phrase", "password2": "a-long-enough-phrase"}
    enter("Administrators").post(
        reverse("wagtailusers_users:add"), account(is_superuser="on", **secret)
    )

    assert User.objects.get(email="new@council.example").is_superuser is False


def test_an_administrator_cannot_give_a_colleague_every_right(enter: Enter) -> None:
    colleague = UserFactory()
    enter("Administrators").post(
        reverse("wagtailusers_users:edit", args=[colleague.pk]),
        account(is_superuser="on", password1="", password2=""),
    )
    colleague.refresh_from_db()

    assert (colleague.last_name, colleague.is_superuser) == ("Colleague", False)


def test_someone_with_every_right_can_give_it() -> None:
    colleague = UserFactory()
    client = signed_in(UserFactory(is_superuser=True))
    client.post(
        reverse("wagtailusers_users:edit", args=[colleague.pk]),
        account(is_superuser="on", password1="", password2=""),
    )
    colleague.refresh_from_db()

    assert colleague.is_superuser is True


def test_an_administrator_cannot_lock_out_someone_with_every_right(enter: Enter) -> None:
    chief, colleague = UserFactory(is_superuser=True), UserFactory()
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    client = enter("Administrators")
    for person in (chief, colleague):
        client.post(f"{address}?id={person.pk}&next=/admin/users/", {"mark_as_active": "False"})
        person.refresh_from_db()

    assert (chief.is_active, colleague.is_active) == (True, False)


def test_a_publisher_can_schedule_and_the_page_waits(enter: Enter) -> None:
    later = timezone.localtime() + timedelta(days=2)
    create(enter("Publishers"), "action-publish", go_live_at=f"{later:%Y-%m-%d %H:%M}")
    page = InformationPage.objects.get()

    assert not page.live
    assert page.approved_schedule


def test_administrators_and_nobody_else_look_after_addresses() -> None:
    may = Group.objects.filter(permissions__codename="change_gazetteeraddress")

    assert [group.name for group in may] == ["Administrators"]
