"""What the demonstration says that it changed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.council.reading import grade_of
from portal.home.demo.you_said import load_you_said
from portal.repairs.models import YouSaid

pytestmark = pytest.mark.django_db
HARDEST = 6.5


def test_the_demonstration_has_entries_and_loading_again_makes_no_more() -> None:
    load_you_said()
    first = YouSaid.objects.count()
    assert first >= 3
    YouSaid.objects.first().delete()
    load_you_said()
    assert YouSaid.objects.count() == first - 1


def test_everybody_reads_them() -> None:
    load_you_said()
    shown = BeautifulSoup(Client().get("/repairs/you-said-we-did/").content, "html.parser")
    assert len(shown.select(".dated-list li")) == YouSaid.objects.count()
    assert shown.select_one('main a[href="/account/repairs-panel/"]')


def test_they_are_easy_to_read() -> None:
    load_you_said()
    for each in YouSaid.objects.all():
        assert grade_of(f"{each.said} {each.did}") <= HARDEST, each.about


@pytest.mark.usefixtures("demo_council")
def test_the_page_on_repairs_leads_there() -> None:
    shown = BeautifulSoup(Client().get("/housing/report-a-repair/").content, "html.parser")
    assert shown.select_one('main a[href="/repairs/you-said-we-did/"]')
