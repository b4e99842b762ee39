"""Benefits as the demo council has them: its scheme, the law's figures, and who gives what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from django.utils import timezone

from portal.benefits.content import Content
from portal.benefits.models import Part, RulesState, RulesVersion
from portal.benefits.written import read

from .source import read_data

SINCE = date(2025, 4, 1)
"""From when the demo's parts without days of their own are in use."""
WITH_DAYS = {
    Part.SCHEME: "schemes",
    Part.OLDER_TAX: "pension_age_reduction",
    Part.OLDER_RENT: "pension_age_rent",
    Part.YOUNGER_RENT: "working_age_rent",
}
WITHOUT_DAYS = {
    Part.PENSION_AGES: "pension_ages",
    Part.PROVISIONS: "provisions",
    Part.PROOFS: "proofs",
    Part.DISPUTES: "disputes",
    Part.LIMITS: "limits",
}


class _InFull(yaml.SafeDumper):
    """Writes what is used twice out twice, as staff have to."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def benefits() -> Content:
    """The whole content, checked. Raises WrittenWrongly with the place of a mistake."""
    return read(Content, read_data("benefits"))


def load_benefits() -> None:
    """Put each part in use that has no rows. What staff have changed stays as it is."""
    there = set(RulesVersion.objects.values_list("part", flat=True))
    for row in rows():
        if row.part not in there:
            row.save()


def rows() -> Iterator[RulesVersion]:
    """The demo's rules as rows, in use, not saved."""
    data = read_data("benefits")
    for part, name in WITH_DAYS.items():
        for rules in data[name]:
            days = rules["held"]
            plain = {key: value for key, value in rules.items() if key != "held"}
            yield _row(part, days["first"], days.get("last"), plain)
    for part, name in WITHOUT_DAYS.items():
        yield _row(part, SINCE, None, data[name])


def _row(part: Part, first: date, last: date | None, plain: Any) -> RulesVersion:
    written = yaml.dump(plain, Dumper=_InFull, sort_keys=False, allow_unicode=True, width=96)
    return RulesVersion(
        part=part,
        first=first,
        last=last,
        written=written,
        state=RulesState.IN_USE,
        used_at=timezone.now(),
    )
