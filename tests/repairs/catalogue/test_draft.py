"""The draft in the database: read, written, and kept in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from portal.repairs.catalogue.draft import KeysSpent, read_draft, remove, write_draft
from portal.repairs.catalogue.paragraphs import joined, split
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.models import CatalogueLeaf, CatalogueNode, SpentKey
from portal.repairs.words import Place

from .making import DRIP, GAS, HALL, KITCHEN, LAMP, MOULD, SINK, SMALL, catalogues, changed


def row(key: str) -> CatalogueNode:
    found: CatalogueNode = CatalogueNode.objects.get(key=key)
    return found


class TestAny(TestCase):
    @hypothesis_settings(max_examples=8)
    @given(catalogues(), catalogues())
    def test_any_catalogue_can_be_written_over_any_other(
        self, one: Catalogue, two: Catalogue
    ) -> None:
        write_draft(one)
        assert read_draft() == one
        SpentKey.objects.all().delete()
        write_draft(two)
        assert read_draft() == two
        SpentKey.objects.all().delete()


def test_the_draft_is_read_in_one_query(
    draft: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert read_draft() == SMALL


def test_rows_stay_who_they_are_when_they_change_and_move(draft: None) -> None:
    before = {each.key: each.pk for each in CatalogueNode.objects.all()}
    moved = changed(SMALL, "hall", children=(replace(LAMP, label="No light"), DRIP, MOULD))
    moved = changed(moved, "sink", children=(SINK.children[1], replace(DRIP, key="new-drip")))
    write_draft(moved)
    assert read_draft() == moved
    assert {
        k: v for k, v in ((e.key, e.pk) for e in CatalogueNode.objects.all()) if k in before
    } == before


def test_what_is_not_in_the_catalogue_any_more_is_gone_with_its_outcome(draft: None) -> None:
    write_draft(Catalogue((GAS, HALL)))
    assert not CatalogueNode.objects.filter(key="sink-drips").exists()
    assert CatalogueLeaf.objects.count() == 3


def test_a_key_is_never_used_again(draft: None) -> None:
    remove([row("sink")])
    assert set(SpentKey.objects.values_list("key", flat=True)) == {
        "sink",
        "sink-drips",
        "sink-blocked",
    }
    with pytest.raises(KeysSpent) as refused:
        write_draft(SMALL)
    assert refused.value.keys == ["sink", "sink-blocked", "sink-drips"]
    assert not CatalogueNode.objects.filter(key="sink").exists()


def test_an_answer_that_stops_being_an_end_loses_its_outcome(draft: None) -> None:
    below = (replace(DRIP, key="a1"), replace(LAMP, key="a2"))
    asked = changed(SMALL, "hall-lamp", leaf=None, question="Which light is it?", children=below)
    write_draft(asked)
    assert read_draft() == asked
    assert not CatalogueLeaf.objects.filter(node__key="hall-lamp").exists()


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("sink", {"danger": True}),
        ("sink", {"area": Place.INSIDE}),
        ("kitchen", {"area": "moon"}),
        ("kitchen", {"danger": True}),
        ("kitchen", {"call": "999"}),
        ("gas", {"area": Place.INSIDE}),
        ("gas", {"same_as": "fire"}),
        ("gas", {"key": ""}),
        ("gas", {"key": "kitchen"}),
    ],
)
def test_the_database_refuses_what_can_never_be(
    draft: None, key: str, fields: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueNode.objects.filter(key=key).update(**fields)


@pytest.mark.parametrize("field", ["priority", "responsibility", "defect", "hazard", "track"])
def test_the_database_refuses_words_that_nobody_knows(draft: None, field: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueLeaf.objects.filter(node__key="sink-drips").update(**{field: "soon"})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("One line.", ("One line.",)),
        ("One\r\nsentence.\r\n\r\nTwo.", ("One sentence.", "Two.")),
        ("One.\n \n\n\nTwo.\n", ("One.", "Two.")),
    ],
)
def test_paragraphs_are_what_stands_between_empty_lines(typed: str, read: tuple[str, ...]) -> None:
    assert split(typed) == read
    assert split(joined(read)) == read


def test_the_kitchen_is_where_it_was(draft: None) -> None:
    assert [node.key for node in read_draft().places] == [KITCHEN.key, HALL.key]
