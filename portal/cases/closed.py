"""Which days do not count: bank holidays by law, and the days on which this council is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays
from django.db.models import TextChoices
from wagtail.models import Site

from portal.council.hours import Hours
from portal.council.models import ClosureDay, CouncilSettings

from .calendar import NINE_TO_FIVE
from .deadlines import Working
from .lengths import Unit


class Calendar(TextChoices):
    """Whose working days a clock counts."""

    COUNCIL = "council", "Bank holidays in England and the days we are closed"
    ENGLAND = "england", "Bank holidays in England only"
    UK = "uk", "Bank holidays in any part of the United Kingdom"


NATIONS = {
    Calendar.COUNCIL: ("ENG",),
    Calendar.ENGLAND: ("ENG",),
    # "a bank holiday ... in any part of the United Kingdom": Freedom of Information Act 2000,
    # section 10(6)
    Calendar.UK: ("ENG", "WLS", "SCT", "NIR"),
}


@lru_cache(maxsize=256)
def bank_holidays(year: int, nation: str) -> frozenset[date]:
    """Bank holidays, Christmas Day and Good Friday, in ENG, WLS, SCT or NIR."""
    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=year))


@dataclass(frozen=True)
class ClosedDays:
    """The dates that do not count, of any year."""

    nations: tuple[str, ...]
    own: frozenset[date] = frozenset()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (
            day in self.own or any(day in bank_holidays(day.year, n) for n in self.nations)
        )


def closed_days(calendar: Calendar) -> ClosedDays:
    """One query for the council's own calendar, none for the others."""
    own: frozenset[date] = frozenset()
    if calendar == Calendar.COUNCIL:
        own = frozenset(ClosureDay.objects.values_list("date", flat=True))
    return ClosedDays(NATIONS[Calendar(calendar)], own)


def office_week() -> Hours:
    """The weekly hours of the council's main contact; nine to five where there are none."""
    site = Site.objects.get(is_default_site=True)
    contact = CouncilSettings.for_site(site).main_contact
    if contact is None:
        return NINE_TO_FIVE
    week = Hours.build(row.as_opening() for row in contact.opening_times.all())
    return week if week.openings else NINE_TO_FIVE


def working(calendar: Calendar, unit: Unit) -> Working:
    """When we work, as far as this unit needs to know."""
    match unit:
        case Unit.DAYS | Unit.HOURS:
            return Working()
        case Unit.WORKING_DAYS:
            return Working(closed_days(calendar))
        case Unit.WORKING_HOURS:
            return Working(closed_days(calendar), office_week())
