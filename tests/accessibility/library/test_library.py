"""The library: what anybody may open, and what is said when its page has changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.accessibility.models import MadeFormat
from portal.documents.offers import offers_of
from portal.integration import private_files
from portal.integration.scanning import ScanState
from portal.services.models import ServicePage

PDF = b"%PDF-1.7\n%%EOF\n"


def keep(page: ServicePage, **values: Any) -> MadeFormat:
    """An Easy Read PDF of a page."""
    made: MadeFormat = MadeFormat.objects.create(
        **{
            "key": str(page.pk),
            "title": page.title,
            "format": "easy-read",
            "storage_name": private_files.keep(PDF),
            "name": "bins-easy-read.pdf",
            "media_type": "application/pdf",
            "bytes": len(PDF),
            **values,
        }
    )
    return made


def test_anybody_can_have_it(page: ServicePage) -> None:
    keep(page)
    (offer,) = offers_of("page", str(page.pk))
    given = Client().get(offer.address)
    assert b"".join(given) == PDF  # type: ignore[call-overload]
    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"] == 'attachment; filename="bins-easy-read.pdf"'
    assert given["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "values",
    [{"shown": False}, {"state": ScanState.WAITING}, {"state": ScanState.INFECTED}],
)
def test_what_is_hidden_or_not_checked_is_nowhere(
    page: ServicePage, values: dict[str, Any]
) -> None:
    made = keep(page, **values)
    assert offers_of("page", str(page.pk)) == []
    assert Client().get(f"/accessibility/made/{made.public_id}/").status_code == 404
    assert Client().get("/accessibility/made/AAAAAAAAAAAAAAAA/").status_code == 404


def test_a_page_that_changed_since_is_said_to_have_changed(page: ServicePage) -> None:
    page.save_revision().publish()
    keep(page)
    (offer,) = offers_of("page", str(page.pk))
    assert not offer.out_of_date
    page.summary = "We come on another day."
    page.save_revision().publish()
    (offer,) = offers_of("page", str(page.pk))
    assert offer.out_of_date
    shown = Client().get(f"/accessibility/formats/braille-post/page/{page.pk}/")
    assert "The page has changed since we made this." in shown.content.decode()


def test_a_page_that_was_published_without_a_change_leaves_it_in_date(page: ServicePage) -> None:
    page.save_revision().publish()
    made = keep(page)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.last_published_at is not None
    assert page.last_published_at > made.made_from_at
    (offer,) = offers_of("page", str(page.pk))
    assert not offer.out_of_date


def test_a_translation_is_offered_in_its_own_language(page: ServicePage) -> None:
    keep(page, format="translation", language="ur")
    (offer,) = offers_of("page", str(page.pk))
    assert (offer.label, offer.language, offer.direction) == ("اردو", "ur", "rtl")
    assert offer.media == "PDF in Urdu"


def test_looking_costs_one_query(page: ServicePage, django_assert_num_queries: Any) -> None:
    keep(page)
    keep(page, format="translation", language="pl")
    with django_assert_num_queries(1):
        from portal.accessibility.library.offering import offers_of as ours

        assert len(ours("page", str(page.pk))) == 2


def test_its_bytes_go_with_it(page: ServicePage, django_capture_on_commit_callbacks: Any) -> None:
    made = keep(page)
    name = made.storage_name
    with django_capture_on_commit_callbacks(execute=True):
        made.delete()
    assert name not in private_files.all_names()


def test_it_is_not_swept_with_files_that_nobody_names(page: ServicePage) -> None:
    made = keep(page, made_from_at=timezone.now())
    assert any(rows.model is MadeFormat for rows in private_files.holders())
    assert private_files.fetch(made.storage_name).read() == PDF
