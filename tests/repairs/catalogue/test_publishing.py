"""Versions of the catalogue: proved, frozen, one of them live."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.cases.closed import Calendar
from portal.cases.lengths import Length, Unit
from portal.cases.models import Basis, Target
from portal.repairs.catalogue import publishing, versions
from portal.repairs.catalogue.draft import read_draft, write_draft
from portal.repairs.catalogue.frozen import freeze
from portal.repairs.catalogue.limits import in_days, limits_on
from portal.repairs.catalogue.prove import Limits, Rule
from portal.repairs.catalogue.publishing import NothingNew, NotProved
from portal.repairs.law.words import Start, Step
from portal.repairs.models import CatalogueState, CatalogueVersion, Limit, Right, WrittenOnce
from portal.repairs.words import Defect, Priority, Track
from portal.ui import generation
from tests.support.people import member

from .making import SMALL, changed

OTHER = changed(SMALL, "hall-lamp", label="The light is out")


def states() -> dict[int, str]:
    return dict(CatalogueVersion.objects.values_list("number", "state"))


def test_what_is_published_is_the_draft_frozen_with_who_and_when(draft: None) -> None:
    user = member("Publishers")
    made = publishing.publish(user)
    assert (made.number, made.frozen, made.published_by) == (1, freeze(SMALL), user)
    assert made.published_at is not None
    found = versions.live()
    assert found == made
    assert versions.catalogue_of(made) == SMALL


def test_a_catalogue_with_a_fault_is_not_published(draft: None) -> None:
    write_draft(changed(SMALL, "hall-lamp", leaf__sor=""))
    for deed in (publishing.publish, publishing.make_preview):
        with pytest.raises(NotProved) as refused:
            deed(None)
        assert [(p.rule, p.key) for p in refused.value.problems] == [(Rule.SOR, "hall-lamp")]
    assert not CatalogueVersion.objects.exists()


def test_a_catalogue_whose_form_does_not_work_is_not_published(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the form that people would meet which is proved, not one like it."""
    real = publishing.journey_of
    monkeypatch.setattr(
        publishing, "journey_of", lambda *given, **more: replace(real(*given, **more), privacy=None)
    )
    with pytest.raises(NotProved) as refused:
        publishing.publish(None)
    assert {problem.rule for problem in refused.value.problems} == {Rule.ENGINE}
    assert publishing.problems_of(SMALL, with_pages=False) == []


def test_another_version_takes_the_place_of_the_live_one_and_both_stay(draft: None) -> None:
    publishing.publish(None)
    write_draft(OTHER)
    second = publishing.publish(None)
    assert states() == {1: CatalogueState.PAST, 2: CatalogueState.LIVE}
    assert versions.live() == second
    first = versions.numbered(1)
    assert first is not None
    assert versions.catalogue_of(first) == SMALL
    assert versions.numbered(3) is None


def test_a_preview_is_for_the_panel_and_changes_nothing_for_others(draft: None) -> None:
    publishing.publish(None)
    write_draft(OTHER)
    shown = publishing.make_preview(None)
    live, preview = versions.live(), versions.preview()
    assert live is not None
    assert live.number == 1
    assert preview == shown
    assert shown.published_at is None


def test_a_preview_becomes_what_everybody_uses(draft: None) -> None:
    publishing.publish(None)
    write_draft(OTHER)
    shown = publishing.make_preview(None)
    user = member("Publishers")
    used = publishing.use(shown, user)
    assert (used.state, used.published_by) == (CatalogueState.LIVE, user)
    assert states() == {1: CatalogueState.PAST, 2: CatalogueState.LIVE}
    assert versions.preview() is None


def test_publishing_what_the_panel_has_seen_makes_no_other_version(draft: None) -> None:
    shown = publishing.make_preview(None)
    assert publishing.publish(None) == shown
    assert states() == {1: CatalogueState.LIVE}


def test_a_preview_can_be_withdrawn(draft: None) -> None:
    publishing.make_preview(None)
    publishing.withdraw_preview()
    assert states() == {1: CatalogueState.PAST}
    assert versions.preview() is None


def test_an_earlier_version_can_be_used_again_unless_the_law_has_changed(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publishing.publish(None)
    write_draft(OTHER)
    publishing.publish(None)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "limits_on", Limits)
        with pytest.raises(NotProved):
            publishing.use(first, None)
    assert states() == {1: CatalogueState.PAST, 2: CatalogueState.LIVE}
    publishing.use(first, None)
    assert states() == {1: CatalogueState.LIVE, 2: CatalogueState.PAST}


def test_publishing_twice_makes_one_version(draft: None) -> None:
    made = publishing.publish(None)
    with pytest.raises(NothingNew):
        publishing.publish(None)
    with pytest.raises(NothingNew):
        publishing.make_preview(None)
    with pytest.raises(NothingNew):
        publishing.use(made, None)
    assert states() == {1: CatalogueState.LIVE}


def test_a_version_is_written_once(draft: None) -> None:
    made = publishing.publish(None)
    made.frozen = "{}"
    for deed in (
        made.save,
        lambda: made.save(update_fields=["frozen"]),
        made.delete,
        lambda: CatalogueVersion.objects.update(frozen="{}"),
        lambda: CatalogueVersion.objects.all().delete(),
    ):
        with pytest.raises(WrittenOnce):
            deed()
    assert CatalogueVersion.objects.get().frozen == freeze(SMALL)


@pytest.mark.parametrize("state", [CatalogueState.LIVE, CatalogueState.PREVIEW])
def test_the_database_keeps_one_live_and_one_preview(draft: None, state: str) -> None:
    given = {"state": state, "frozen": "{}", "published_at": timezone.now()}
    CatalogueVersion.objects.create(number=1, fingerprint="a", **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueVersion.objects.create(number=2, fingerprint="b", **given)


def test_which_version_is_live_costs_no_query_once_it_is_known(
    draft: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publishing.publish(None)
    versions.live()
    with django_assert_num_queries(0):
        versions.live()
        versions.preview()


def test_the_draft_is_not_touched_by_publishing(draft: None) -> None:
    publishing.publish(None)
    assert read_draft() == SMALL
    assert publishing.problems_of(SMALL) == []


def test_limits_come_from_the_law_and_our_targets_of_the_day(db: None) -> None:
    source = {"source": "A law", "promise": "We must do it"}
    long_ago = date(2000, 1, 1)
    for days, first in ((3, ""), (1, "11-01")):
        Right.objects.create(
            defect=Defect.HEATING,
            length=days,
            season_from=first,
            season_to="04-30" if first else "",
            **source,
        )
    for step, days in ((Step.INVESTIGATE, 10), (Step.MAKE_SAFE, 5), (Step.SUMMARY, 3)):
        start = Start.AWARE if step is Step.INVESTIGATE else Start.INVESTIGATED
        Limit.objects.create(step=step, track=Track.SIGNIFICANT, start=start, length=days, **source)
    Target.objects.create(
        step="repair-emergency",
        length=24,
        unit=Unit.HOURS,
        calendar=Calendar.ENGLAND,
        basis=Basis.POLICY,
        effective_from=long_ago,
        **source,
    )
    generation.forget()
    limits = limits_on(date(2027, 7, 1))
    assert limits.of_defect == {Defect.HEATING: 1}
    assert limits.of_priority == {Priority.EMERGENCY: 1}
    assert limits.significant == 15


def test_a_hazard_has_no_limit_while_half_of_it_is_missing(db: None) -> None:
    Limit.objects.create(
        step=Step.MAKE_SAFE,
        track=Track.SIGNIFICANT,
        start=Start.INVESTIGATED,
        length=5,
        source="A law",
        promise="We must do it",
    )
    generation.forget()
    assert limits_on(date(2027, 7, 1)).significant is None


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (Length(24, Unit.HOURS), 1),
        (Length(25, Unit.HOURS), 2),
        (Length(3, Unit.WORKING_DAYS), 3),
        (Length(4, Unit.WORKING_HOURS), 1),
    ],
)
def test_hours_are_counted_as_whole_days(length: Length, days: int) -> None:
    assert in_days(length) == days
