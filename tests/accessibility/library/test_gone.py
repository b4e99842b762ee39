"""What was made of a page is anybody's for as long as the page is, and no cache outlives that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.accessibility.models import MadeFormat
from portal.integration import private_files
from portal.services.models import ServicePage
from portal.ui import generation

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(params=["file", "link"])
def made(request: pytest.FixtureRequest, page: ServicePage) -> MadeFormat:
    """A file, and a video."""
    what = {"link": "https://v.example.org/1"}
    if request.param == "file":
        what = {"storage_name": private_files.keep(PDF), "name": "bins.pdf"}
    kept: MadeFormat = MadeFormat.objects.create(
        key=str(page.pk), title=page.title, format="easy-read", media_type="application/pdf", **what
    )
    return kept


def restrict(page: ServicePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_what_is_above(page: ServicePage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


@pytest.mark.parametrize(
    "end",
    [lambda page: page.unpublish(), lambda page: page.delete(), restrict, restrict_what_is_above],
    ids=["unpublished", "deleted", "private", "under a private page"],
)
def test_of_a_page_that_is_not_everybodys_any_more_nothing_is_given(
    page: ServicePage, made: MadeFormat, end: Callable[[ServicePage], object]
) -> None:
    address = f"/accessibility/made/{made.public_id}/"
    assert Client().get(address).status_code in (200, 302)
    end(page)
    generation.forget()
    gone = Client().get(address)
    never = Client().get("/accessibility/made/AAAAAAAAAAAAAAAA/")
    assert gone.status_code == never.status_code == 404
    assert "v.example.org" not in gone.content.decode()


def test_of_anything_but_a_public_thing_nothing_is_given(made: MadeFormat) -> None:
    for kind in ("bill", "case", "nothing"):
        MadeFormat.objects.update(kind=kind)
        assert Client().get(f"/accessibility/made/{made.public_id}/").status_code == 404


def test_whoever_kept_it_asks_before_each_use(made: MadeFormat) -> None:
    address = f"/accessibility/made/{made.public_id}/"
    given = Client().get(address)
    assert given["Cache-Control"] == "public, max-age=0, must-revalidate"
    if made.link:
        return
    again = Client().get(address, headers={"If-None-Match": given["ETag"]})
    assert again.status_code == 304
    MadeFormat.objects.update(storage_name=private_files.keep(b"%PDF-1.7 another"))
    assert Client().get(address, headers={"If-None-Match": given["ETag"]}).status_code == 200
