"""Putting rules in use: whole, one for a day, and never changed afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.benefits.in_use import content_on
from portal.benefits.models import Part, RulesState, RulesVersion
from portal.benefits.schemes.using import NotReady, Overlap, effects, put_in_use, take_out
from portal.cases.models import WrittenOnce
from portal.ui import generation
from tests.support.benefits import use_the_demos_rules

pytestmark = pytest.mark.django_db

NEXT = date(2027, 4, 1)


@pytest.fixture(autouse=True)
def rules() -> None:
    use_the_demos_rules()


@pytest.fixture
def scheme() -> RulesVersion:
    """The one in use."""
    found: RulesVersion = RulesVersion.objects.get(part=Part.SCHEME)
    return found


def draft(of: RulesVersion, first: date, last: date | None = None, **more: str) -> RulesVersion:
    made: RulesVersion = RulesVersion.objects.create(
        part=of.part, first=first, last=last, **{"written": of.written, **more}
    )
    return made


def test_next_years_scheme_is_used_beside_this_years(scheme: RulesVersion) -> None:
    row = draft(scheme, NEXT)
    put_in_use(row, None, row.written)
    generation.forget()
    assert [each.held.first for each in content_on(NEXT).schemes] == [scheme.first, NEXT]


def test_two_for_one_day_are_refused(scheme: RulesVersion) -> None:
    row = draft(scheme, date(2026, 10, 1), date(2027, 9, 30))
    with pytest.raises(Overlap):
        put_in_use(row, None, row.written)
    row.refresh_from_db()
    assert row.is_draft


def test_one_takes_the_place_of_another_only_if_it_is_said(scheme: RulesVersion) -> None:
    row = draft(scheme, scheme.first, scheme.last)
    assert effects(row).instead_of == (scheme,)
    put_in_use(row, None, row.written, instead=True)
    scheme.refresh_from_db()
    assert scheme.state == RulesState.PAST
    assert RulesVersion.objects.get(state=RulesState.IN_USE, part=Part.SCHEME) == row


def test_one_without_an_end_ends_the_day_before_the_next_begins() -> None:
    old = RulesVersion.objects.get(part=Part.PROVISIONS)
    row = draft(old, NEXT)
    assert effects(row).ends == (old,)
    put_in_use(row, None, row.written)
    old.refresh_from_db()
    assert (old.last, old.state) == (date(2027, 3, 31), RulesState.IN_USE)


def test_the_database_refuses_two_from_the_same_day(scheme: RulesVersion) -> None:
    row = draft(scheme, scheme.first)
    rows = RulesVersion.objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state=RulesState.IN_USE, used_at=timezone.now())


def test_what_has_mistakes_is_not_used(scheme: RulesVersion) -> None:
    row = draft(scheme, NEXT, written=scheme.written.replace("percent: 75", "percent: 175"))
    with pytest.raises(NotReady):
        put_in_use(row, None, row.written)


def test_what_has_changed_since_it_was_seen_is_not_used(scheme: RulesVersion) -> None:
    row = draft(scheme, NEXT)
    RulesVersion.objects.filter(pk=row.pk).update(written=f"{row.written}# more\n")
    with pytest.raises(NotReady):
        put_in_use(row, None, row.written)


def test_it_is_not_put_in_use_twice(scheme: RulesVersion) -> None:
    row = draft(scheme, NEXT)
    put_in_use(row, None, row.written)
    with pytest.raises(NotReady):
        put_in_use(row, None, row.written)


def test_what_is_taken_out_of_use_counts_no_more(scheme: RulesVersion) -> None:
    take_out(scheme)
    generation.forget()
    assert content_on(date(2026, 11, 22)).schemes == ()
    with pytest.raises(NotReady):
        take_out(scheme)


def test_rules_in_use_never_change_and_never_go(scheme: RulesVersion) -> None:
    scheme.written = "another: text"
    with pytest.raises(WrittenOnce):
        scheme.save()
    with pytest.raises(WrittenOnce):
        scheme.delete()
    rows = RulesVersion.objects.filter(pk=scheme.pk)
    with pytest.raises(WrittenOnce):
        rows.update(written="another: text")
    with pytest.raises(WrittenOnce):
        rows.delete()


def test_a_copy_that_calls_itself_a_draft_does_not_change_them_either(
    scheme: RulesVersion,
) -> None:
    scheme.state = RulesState.DRAFT
    with pytest.raises(WrittenOnce):
        scheme.save()


def test_a_draft_may_change_and_go(scheme: RulesVersion) -> None:
    row = draft(scheme, NEXT)
    row.written = "another: text"
    row.save()
    row.delete()
    assert not RulesVersion.objects.filter(first=NEXT).exists()
