"""All that is dated about benefits, together: schemes, the law's figures, pension age, and help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .claim.limits import Limits
from .dated import newest
from .decisions.terms import Dispute
from .estimate.household import Household
from .estimate.housing_benefit import housing_benefit
from .estimate.pension_age import pension_age_reduction
from .estimate.prescribed import Prescribed
from .estimate.reduction import reduction
from .estimate.scheme import Scheme
from .estimate.working import CannotEstimate, Estimate
from .evidence.list import Proofs
from .state_pension import PensionAges
from .triage.provisions import Provision


@dataclass(frozen=True)
class Content:
    """The content of one council."""

    schemes: tuple[Scheme, ...]
    pension_age_reduction: tuple[Prescribed, ...]
    pension_age_rent: tuple[Prescribed, ...]
    working_age_rent: tuple[Prescribed, ...]
    pension_ages: PensionAges
    provisions: tuple[Provision, ...] = ()
    proofs: Proofs | None = None
    disputes: tuple[Dispute, ...] = ()
    limits: Limits | None = None

    def reduction(self, household: Household, day: date) -> Estimate:
        """Council Tax Reduction, by the scheme for their age. Raises CannotEstimate."""
        since = self._since(household, day)
        if since:
            rules = _on(self.pension_age_reduction, day, "reduction at pension age")
            return pension_age_reduction(household, rules, day, since)
        scheme = newest(self.schemes, day)
        if scheme is None:
            raise CannotEstimate(f"No scheme for working age on {day.isoformat()}")
        return reduction(household, scheme, day)

    def housing_benefit(self, household: Household, day: date) -> Estimate | None:
        """Housing Benefit; None for who claims Universal Credit instead. Raises CannotEstimate."""
        since = self._since(household, day)
        if since:
            rules = _on(self.pension_age_rent, day, "Housing Benefit at pension age")
            return housing_benefit(household, rules, day, since)
        if household.rent is None or not household.rent.supported:
            return None
        rules = _on(self.working_age_rent, day, "Housing Benefit at working age")
        return housing_benefit(household, rules, day)

    def _since(self, household: Household, day: date) -> tuple[date, ...]:
        """When each reached pension age; empty unless all have."""
        since = tuple(self.pension_ages.reached(person.born) for person in household.people)
        return since if all(reached <= day for reached in since) else ()


def _on(rules: tuple[Prescribed, ...], day: date, what: str) -> Prescribed:
    found = newest(rules, day)
    if found is None:
        raise CannotEstimate(f"No rules for {what} on {day.isoformat()}")
    return found
