"""Putting rules in use, and taking them out of it: never two sets for one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User

from ..dated import Held
from ..models import RulesState, RulesVersion
from .looking import look


class NotReady(Exception):
    """They are no draft any more, or there are mistakes in them."""


class Overlap(Exception):
    """Other rules are in use for some of the days."""


@dataclass(frozen=True)
class Effects:
    """What putting rules in use does to others. ``ends``: they get a last day."""

    ends: tuple[RulesVersion, ...] = ()
    instead_of: tuple[RulesVersion, ...] = ()
    """They hold for some of the same days, and would be taken out of use."""


def effects(row: RulesVersion) -> Effects:
    """What would become of those in use. Those without an end that began earlier just end."""
    ends, instead_of = [], []
    for other in RulesVersion.objects.filter(part=row.part, state=RulesState.IN_USE):
        if other.pk == row.pk or not _same_days(row, other):
            continue
        if other.last is None and other.first < row.first:
            ends.append(other)
        else:
            instead_of.append(other)
    return Effects(tuple(ends), tuple(instead_of))


def put_in_use(
    row: RulesVersion, user: User | None, written: str, *, instead: bool = False
) -> RulesVersion:
    """Let everybody work with a draft as it was seen: ``written``. Gives the row.

    ``instead`` takes others out of use that hold for some of the same days. Raises NotReady and
    Overlap.
    """
    with transaction.atomic():
        of_part = RulesVersion.objects.select_for_update().filter(part=row.part)
        now = {each.pk: each for each in of_part}.get(row.pk)
        if now is None or not now.is_draft or now.written != written:
            raise NotReady
        if look(now.part, now.written, Held(now.first, now.last)).mistakes:
            raise NotReady
        then = effects(now)
        if then.instead_of and not instead:
            raise Overlap
        for other in then.instead_of:
            _save(other, state=RulesState.PAST)
        for other in then.ends:
            _save(other, last=now.first - timedelta(days=1))
        return _save(now, state=RulesState.IN_USE, used_at=timezone.now(), used_by=user)


def take_out(row: RulesVersion) -> None:
    """Let nobody work with them any more. Raises NotReady if they are not in use."""
    with transaction.atomic():
        now = RulesVersion.objects.select_for_update().filter(pk=row.pk).first()
        if now is None or now.state != RulesState.IN_USE:
            raise NotReady
        _save(now, state=RulesState.PAST)


def _save(row: RulesVersion, **values: object) -> RulesVersion:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return row


def _same_days(one: RulesVersion, other: RulesVersion) -> bool:
    return one.first <= (other.last or date.max) and other.first <= (one.last or date.max)
