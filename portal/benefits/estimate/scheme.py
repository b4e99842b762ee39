"""A council's own scheme for people of working age, as data that holds from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ..dated import Held, Source
from .household import Band, Fact, Household, Passport
from .means import Capital, IncomeRules, OtherAdults
from .money import Pence
from .needs import Needs


@dataclass(frozen=True)
class IncomeBand:
    """Up to this income a week, counted in, so many per cent of the bill. Pence."""

    up_to: Pence
    percent: Decimal


@dataclass(frozen=True)
class BandTable:
    """The bands for some households: all of them, or couples, or those with children."""

    bands: tuple[IncomeBand, ...]
    couple: bool | None = None
    least_children: int = 0
    most_children: int | None = None

    def fits(self, household: Household) -> bool:
        children = len(household.children)
        return (
            self.couple in (None, household.partner is not None)
            and self.least_children <= children
            and (self.most_children is None or children <= self.most_children)
        )

    def percent(self, income: int) -> Decimal:
        """The part of the bill that is helped with; none above the last band."""
        reached = [band for band in self.bands if income <= band.up_to]
        return min(reached, key=lambda band: band.up_to).percent if reached else Decimal(0)


@dataclass(frozen=True)
class Banded:
    """The income falls into a band. The first table that fits a household is its own."""

    tables: tuple[BandTable, ...]


@dataclass(frozen=True)
class Tapered:
    """Income is set against needs; of every pound above them ``taper`` per cent is taken off."""

    needs: Needs
    taper: Decimal


@dataclass(frozen=True)
class MaximumPercent:
    """Only so many per cent of the bill can be helped with; then as ``Tapered``."""

    percent: Decimal
    tapered: Tapered


Model = Banded | Tapered | MaximumPercent


@dataclass(frozen=True)
class Scheme:
    """Everything that decides a reduction for people of working age in one council."""

    council: str
    held: Held
    source: Source
    model: Model
    capital: Capital
    income: IncomeRules
    adults: OtherAdults
    passports: dict[Passport, Decimal] = field(default_factory=dict)
    """Who gets so many per cent, whatever their income."""
    protected: dict[Fact, Decimal] = field(default_factory=dict)
    """For people like this, the most that the scheme gives rises to so many per cent."""
    band_cap: Band | None = None
    """A dearer home is treated as if it were in this band."""
    minimum: Pence = 0
    """Pence a week. A smaller reduction is not given."""

    @property
    def tapered(self) -> Tapered | None:
        """The model's comparison of income with needs, if it makes one."""
        if isinstance(self.model, MaximumPercent):
            return self.model.tapered
        return self.model if isinstance(self.model, Tapered) else None

    def passported(self, household: Household) -> Decimal | None:
        """The best percentage that a benefit of theirs gives, if there is one."""
        return max(
            (self.passports[p] for p in household.passports & set(self.passports)), default=None
        )

    def protection(self, household: Household) -> Decimal:
        """The best percentage that a protected group gives; nothing if they are in none."""
        facts = household.facts & set(self.protected)
        return max((self.protected[fact] for fact in facts), default=Decimal(0))
