"""The journey is made of the catalogue that everybody uses, and of no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from portal.forms import offers, registry, validators, versions
from portal.forms.definition import fingerprint, freeze, thaw
from portal.forms.prove import prove
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.journey.making import journey_of
from portal.repairs.journey.names import KEY, KNOWN_NEARBY
from portal.repairs.journey.source import make
from portal.repairs.models import CatalogueState, CatalogueVersion
from portal.ui import generation
from tests.support.repairs import version_of

from ..catalogue.making import LAMP, SMALL, catalogues, changed


@pytest.fixture
def published(db: None) -> CatalogueVersion:
    generation.forget()
    return version_of(SMALL)


@pytest.mark.django_db
def test_there_is_no_journey_until_a_catalogue_is_published() -> None:
    generation.forget()
    assert make() is None
    assert KEY not in {each.key for each in registry.journeys()}


def test_it_says_which_version_of_the_catalogue_it_is_made_of(published: CatalogueVersion) -> None:
    made = registry.get(KEY)
    assert made is not None
    assert made == journey_of(SMALL, published.number)
    assert made.version == published.number


def test_once_known_it_asks_nothing_and_is_the_very_same(
    published: CatalogueVersion, django_assert_num_queries: object
) -> None:
    first = versions.live(KEY)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert versions.live(KEY) is first


def test_a_new_catalogue_makes_a_new_journey_and_the_old_one_closes_in_its_time(
    published: CatalogueVersion,
) -> None:
    first = make()
    assert first
    old = versions.current(first)
    CatalogueVersion.objects.filter(pk=published.pk).update(state=CatalogueState.PAST)
    version_of(changed(SMALL, LAMP.key, label="The light is out"))
    generation.forget()
    second = make()
    assert second
    assert second.version == published.number + 1
    new = versions.current(second)
    old.refresh_from_db()
    assert (new.number, new.closes_at) == (2, None)
    assert old.closes_at is not None
    assert versions.journey_of(old) == first


def test_it_freezes_and_thaws() -> None:
    made = journey_of(SMALL, 3)
    assert thaw(freeze(made)) == made
    assert fingerprint(journey_of(SMALL, 4)) != fingerprint(made)


@settings(max_examples=15)
@given(catalogues())
def test_any_proved_catalogue_makes_a_journey_that_is_proved(catalogue: Catalogue) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offers, "_registered", {KNOWN_NEARBY: lambda answers: ()})
        assert prove(journey_of(catalogue, 1), validators.names()) == []
