"""Versions in Wagtail's tree: what becomes of them when pages go, move and are copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, Revision

from portal.documents.offers import offers_of
from portal.services import tasks
from portal.services.models import PageVersion, ServicePage
from portal.ui import generation
from tests.support.factories import (
    PageVersionFactory,
    ServicePageFactory,
    TopicPageFactory,
    UserFactory,
)
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


def links_of(page: Page) -> list[str]:
    generation.forget()
    response = Client().get(page.get_url())
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [link["href"] for link in soup.select(".versions a")]


def test_a_page_that_is_unpublished_takes_its_versions_with_it() -> None:
    page = ServicePageFactory()
    version = PageVersionFactory(parent=page)
    address = version.get_url()
    page.unpublish()
    generation.forget()
    version.refresh_from_db()
    assert not version.live
    assert Client().get(address).status_code == 404
    assert offers_of("page", str(version.pk)) == []
    assert Client().get(f"/formats/page/{version.pk}/text/").status_code == 404


def test_one_that_ends_by_the_clock_takes_them_too() -> None:
    page = ServicePageFactory()
    version = PageVersionFactory(parent=page)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    tasks.publish_scheduled()
    page.refresh_from_db()
    version.refresh_from_db()
    assert (page.live, version.live) == (False, False)


def test_a_version_of_a_draft_leads_to_no_other_page_as_its_english() -> None:
    page = ServicePageFactory(parent=TopicPageFactory(), live=False)
    version = PageVersionFactory(parent=page)
    assert links_of(version) == []


def test_a_version_of_a_page_that_was_deleted_is_gone() -> None:
    version = PageVersionFactory()
    address, page = version.get_url(), version.get_parent()
    page.delete()
    generation.forget()
    assert Client().get(address).status_code == 404
    assert not PageVersion.objects.exists()


def test_a_version_that_is_moved_belongs_to_its_new_page() -> None:
    old, new = ServicePageFactory(), ServicePageFactory()
    version = PageVersionFactory(parent=old)
    assert version.can_move_to(new)
    version.move(new, pos="last-child")
    version = PageVersion.objects.get()
    assert links_of(old) == []
    assert links_of(new) == [version.get_url()]
    assert links_of(version)[0] == new.get_url()


def test_a_version_cannot_be_moved_to_a_page_that_has_one_like_it() -> None:
    version, there = PageVersionFactory(), ServicePageFactory()
    PageVersionFactory(parent=there)
    admin = UserFactory(is_superuser=True)
    assert not version.can_move_to(there)
    assert not version.permissions_for_user(admin).can_move_to(there)
    assert version.permissions_for_user(admin).can_move_to(ServicePageFactory())


def test_a_version_cannot_be_put_under_another_version_or_itself() -> None:
    version, other = PageVersionFactory(), PageVersionFactory()
    assert not version.can_move_to(other)
    assert not version.permissions_for_user(UserFactory(is_superuser=True)).can_move_to(version)


@pytest.mark.parametrize("mirror", ["", "on"])
def test_a_version_is_not_copied_beside_itself_and_the_editor_is_told(mirror: str) -> None:
    version, other = PageVersionFactory(), ServicePageFactory()
    admin = sign_in("Administrators")
    address = reverse("wagtailadmin_pages:copy", args=[version.pk])
    typed = {"new_title": "A copy", "new_slug": "a-copy", "alias": mirror}
    here = {**typed, "new_parent_page": str(version.get_parent().pk)}
    told = admin.post(address, here, follow=True)
    assert told.status_code == 200
    assert "already. Copy it to another page" in told.content.decode()
    assert PageVersion.objects.count() == 1
    admin.post(address, {**typed, "new_parent_page": str(other.pk)})
    assert PageVersion.objects.child_of(other).count() == 1


def test_a_page_is_copied_with_its_versions() -> None:
    page = ServicePageFactory()
    version = PageVersionFactory(parent=page)
    copied = page.copy(recursive=True, update_attrs={"slug": "copied"}, keep_live=True)
    [theirs] = PageVersion.objects.child_of(copied)
    assert links_of(copied) == [theirs.get_url()]
    assert links_of(page) == [version.get_url()]


def change(page: Page, **more: object) -> Revision:
    """Save a draft that says something new."""
    draft = Page.objects.get(pk=page.pk).specific
    draft.summary = "Something else."
    for name, value in more.items():
        setattr(draft, name, value)
    saved: Revision = draft.save_revision()
    return saved


def by_button(page: ServicePage) -> None:
    change(page).publish()


def by_clock(page: ServicePage) -> None:
    due = timezone.now() - timedelta(minutes=1)
    revision = change(page, go_live_at=due)
    revision.approved_go_live_at = due
    revision.save()
    tasks.publish_scheduled()


def by_going_back(page: ServicePage) -> None:
    """An older version is published again."""
    first = page.save_revision()
    first.publish()
    change(page).publish()
    PageVersion.objects.update(made_from=timezone.now())
    first.publish()


@pytest.mark.parametrize("way", [by_button, by_clock, by_going_back])
def test_every_way_of_publishing_says_that_a_version_is_out_of_date(
    way: Callable[[ServicePage], None],
) -> None:
    page = ServicePageFactory()
    PageVersionFactory(parent=page)
    assert not PageVersion.objects.out_of_date().exists()
    way(page)
    assert PageVersion.objects.out_of_date().exists()


def test_a_draft_that_is_saved_does_not() -> None:
    page = ServicePageFactory()
    PageVersionFactory(parent=page)
    change(page)
    assert not PageVersion.objects.out_of_date().exists()


def test_a_change_of_the_page_that_an_alias_mirrors_does() -> None:
    page = ServicePageFactory()
    alias = CreatePageAliasAction(page, parent=page.get_parent(), update_slug="mirror").execute(
        skip_permission_checks=True
    )
    PageVersionFactory(parent=alias)
    by_button(ServicePage.objects.get(pk=page.pk))
    assert PageVersion.objects.out_of_date().exists()
