"""Where a problem with a page can be told from, besides its own service page and every foot."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client

from portal.services.models import ServicePage
from tests.support.statements import issue, statement


def test_a_pages_other_formats_lead_to_a_problem_with_that_page(page: ServicePage) -> None:
    listed = BeautifulSoup(Client().get(f"/formats/page/{page.pk}/").content, "html.parser")
    link = listed.find("a", string="Report a problem with this page")
    assert link is not None
    assert f"{page.title} ({page.get_url()})" in Client().get(str(link["href"])).content.decode()


def test_the_statement_leads_to_the_form(db: None) -> None:
    page = statement(issue())
    shown = render_to_string("accessibility/partials/statement.html", {"page": page})
    link = BeautifulSoup(shown, "html.parser").find(
        "a", string="Report a problem with this website"
    )
    assert link is not None
    assert link["href"] == "/forms/report-an-accessibility-problem/"
