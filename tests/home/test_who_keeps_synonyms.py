"""Who may keep the words that search treats as the same."""

import pytest
from django.urls import reverse

from portal.home.models import SearchSynonym
from portal.services.groups import ADMINISTRATORS, AUTHORS, PUBLISHERS
from tests.support.people import Enter

ADD = "wagtailsnippets_home_searchsynonym:add"


@pytest.mark.parametrize("group", [PUBLISHERS, ADMINISTRATORS])
def test_those_who_publish_add_a_synonym(enter: Enter, group: str) -> None:
    enter(group).post(reverse(ADD), {"words": "tip\nrecycling centre"})
    assert [str(synonym) for synonym in SearchSynonym.objects.all()] == ["tip, recycling centre"]


def test_an_author_does_not(enter: Enter) -> None:
    enter(AUTHORS).post(reverse(ADD), {"words": "tip\nrecycling centre"})
    assert not SearchSynonym.objects.exists()
