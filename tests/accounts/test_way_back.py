"""A page of the account has one way back above it, not two."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.accounts import entered, resident

pytestmark = pytest.mark.django_db

QUESTIONS = (
    "/account/details/name/",
    "/account/you/",
    "/account/organisations/add/",
    "/account/security/app/",
    "/account/security/sessions/",
)
PLACES = ("/account/security/", "/account/details/", "/account/acting/", "/account/organisations/")


def above(page: str) -> list[Tag]:
    """The ways back that a page shows, before its own matter or in it."""
    answer = entered(resident()).get(page)
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.content, "html.parser")
    return shown.select(".govuk-back-link, .govuk-breadcrumbs")


@pytest.mark.parametrize("page", QUESTIONS)
def test_a_question_has_a_link_back_and_no_trail(page: str) -> None:
    (way,) = above(page)
    assert "govuk-back-link" in way["class"]
    assert way.find_parent("nav")["aria-label"] == "Back"
    assert not way.find_parent("main")


@pytest.mark.parametrize("page", PLACES)
def test_a_place_has_a_trail_that_leads_to_the_account(page: str) -> None:
    (way,) = above(page)
    assert [link["href"] for link in way.select("a")] == ["/", "/account/"]
