"""The accessibility statement in other languages and formats, as any page of the site."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.accessibility.models import AccessibilityStatementPage
from portal.services.models import ContentChange, PageVersion
from portal.services.versions.content import digest
from portal.ui import generation
from tests.support.factories import PageVersionFactory
from tests.support.statements import issue, statement

pytestmark = pytest.mark.django_db

KNOWN = "Maps cannot be read aloud"


@pytest.fixture
def page() -> AccessibilityStatementPage:
    page = statement(issue(title=KNOWN), status="partly")
    page.save_revision().publish()
    return AccessibilityStatementPage.objects.get(pk=page.pk)


def test_an_editor_may_put_a_version_under_it() -> None:
    assert PageVersion.can_exist_under(statement())


def test_it_leads_to_its_versions_and_they_lead_back(
    page: AccessibilityStatementPage, client: Client
) -> None:
    version = PageVersionFactory(parent=page, language="ur", title="رسائی", slug="urdu")
    generation.forget()
    for here, there in [(page, version), (version, page)]:
        soup = BeautifulSoup(client.get(here.get_url()).content, "html.parser")
        assert soup.select_one(f'nav.versions a[href="{there.get_url()}"]')


def test_a_version_is_old_once_a_known_problem_says_something_else(
    page: AccessibilityStatementPage,
) -> None:
    before, now = digest(page), timezone.now()
    page.issues = [issue(title="Maps are read aloud on some phones only")]
    page.save_revision().publish()
    assert digest(AccessibilityStatementPage.objects.get(pk=page.pk)) != before
    assert ContentChange.objects.get(page=page).changed_at >= now


def test_a_version_is_no_older_for_a_publication_that_says_nothing_new(
    page: AccessibilityStatementPage,
) -> None:
    known = ContentChange.objects.get(page=page).changed_at
    page.save_revision().publish()
    assert ContentChange.objects.get(page=page).changed_at == known
