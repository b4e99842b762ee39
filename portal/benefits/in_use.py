"""The rules of benefits that are in use: what every page, claim and estimate works with."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from portal.ui.generation import remembered

from .content import Content
from .dated import Evidence, Held, Source
from .models import Part, RulesState, RulesVersion
from .schemes.reading import value_of
from .state_pension import PensionAges
from .written import WrittenWrongly

logger = logging.getLogger(__name__)

NO_AGES = PensionAges((), Source("No table is in use", Evidence.UNSURE))
"""Asked for an age it raises CannotEstimate."""

Row = tuple[Held, Any]


def content_on(day: date) -> Content:
    """Everything in use, as it is on a day. No query until somebody changes what is in use.

    Where nothing has been put in use, what depends on it raises ``CannotEstimate``.
    """
    rows = _rows()
    return Content(
        schemes=_all(rows, Part.SCHEME),
        pension_age_reduction=_all(rows, Part.OLDER_TAX),
        pension_age_rent=_all(rows, Part.OLDER_RENT),
        working_age_rent=_all(rows, Part.YOUNGER_RENT),
        pension_ages=_newest(rows, Part.PENSION_AGES, day) or NO_AGES,
        provisions=_newest(rows, Part.PROVISIONS, day) or (),
        proofs=_newest(rows, Part.PROOFS, day),
        disputes=_newest(rows, Part.DISPUTES, day) or (),
        limits=_newest(rows, Part.LIMITS, day),
    )


def _rows() -> dict[str, list[Row]]:
    return remembered("benefits.in_use", _read)


def _read() -> dict[str, list[Row]]:
    """Every row in use, by part, the earliest first.

    One that cannot be read any more is left out, and the log says so.
    """
    found: dict[str, list[Row]] = {}
    for row in RulesVersion.objects.filter(state=RulesState.IN_USE).order_by("part", "first"):
        held = Held(row.first, row.last)
        try:
            value = value_of(row.part, row.written, held)
        except WrittenWrongly:
            logger.exception("rules of benefits %s are in use and cannot be read", row.pk)
            continue
        found.setdefault(row.part, []).append((held, value))
    return found


def _all(rows: dict[str, list[Row]], part: Part) -> tuple[Any, ...]:
    return tuple(value for _, value in rows.get(part, []))


def _newest(rows: dict[str, list[Row]], part: Part, day: date) -> Any:
    """The one that began last of those that hold on the day."""
    holding = [
        (held.first or date.min, value) for held, value in rows.get(part, []) if held.on(day)
    ]
    return max(holding, key=lambda row: row[0])[1] if holding else None
