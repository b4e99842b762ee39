"""What is set for each year, read from ``taxes.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from portal.billing.bills.making import Authority, TaxSet
from portal.billing.bills.plans import Plan
from portal.council import tax_year

from ..source import read_data


@cache
def data() -> dict[str, Any]:
    """All of it, as it is written."""
    found: dict[str, Any] = read_data("taxes")
    return found


@cache
def council_tax(year: int) -> TaxSet:
    """Raises KeyError for a year of which nothing is written."""
    written = next((each for each in data()["council_tax"] if each["year"] == year), None)
    if written is None:
        raise KeyError(year)
    return TaxSet(
        year,
        tuple(
            Authority(
                each["name"],
                each["band_d"],
                Decimal(str(each["change"])),
                each.get("of_which", ""),
            )
            for each in written["authorities"]
        ),
        written["last_year"],
    )


def year_on(day: date) -> int:
    """The latest year that has begun and is written; the first one before all."""
    years = sorted(each["year"] for each in data()["council_tax"])
    begun = [year for year in years if tax_year.begins(year) <= day]
    return max(begun, default=years[0])


def percent(name: str) -> Decimal:
    """One of the percentages of discounts and premiums."""
    return Decimal(data()["discounts"][name])


@dataclass(frozen=True)
class Rates:
    """Business rates of one year, as they are written."""

    year: int
    written: dict[str, Any]

    def multiplier(self, value: int, *, retail: bool) -> tuple[str, Decimal]:
        """Its name and the pence for a pound of this rateable value."""
        limits = self.written["limits"]
        if value >= limits["large_from"]:
            name = "large"
        else:
            size = "small" if value < limits["small_below"] else "standard"
            name = f"{size}_retail" if retail else size
        return name.replace("_", " "), Decimal(str(self.written[name]))

    def rise(self, value: int) -> Decimal:
        """The per cent by which the charge may rise this year."""
        limits, rises = self.written["limits"], self.written["rises"]
        if value <= limits["rise_small_to"]:
            return Decimal(rises["small"])
        return Decimal(rises["medium" if value <= limits["rise_medium_to"] else "large"])


@cache
def rates() -> Rates:
    """The latest that is written."""
    written = max(data()["business_rates"], key=lambda each: int(each["year"]))
    return Rates(written["year"], written)


def plan(*, months: int = 0, day: int = 0) -> Plan:
    """The demo's usual plan, or with other months or another day."""
    usual = data()["plan"]
    return Plan(
        months=months or usual["months"], day=day or usual["day"], notice_days=usual["notice_days"]
    )
