"""One of everything that addresses lead to, so that a role is refused or let in to something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from portal.accounts.models import Organisation, Person, User
from portal.benefits.models import Part, RulesState, RulesVersion
from portal.cases.models import Case

from .addresses import Address

OF_A_CLAIM = ("benefits_proof", "benefits_decision", "claim_evidence")
OF_RULES = "benefits_rules"
OF_AN_ORGANISATION = ("organisation", "member_", "property_", "invitation_")


class Samples:
    """Finds a sample for the parts of an address."""

    def __init__(self, case: Case, person: Person, organisation: Organisation, claim: Case) -> None:
        self.of_a_claim = {
            "reference": claim.shown_reference,
            "written": claim.shown_reference,
            "number": "1",
            "clock": "1",
        }
        self.named = {
            "reference": case.shown_reference,
            "written": case.shown_reference,
            "person": person.public_id,
            "public_id": person.public_id,
        }
        self.organisation = organisation

    def known(self, address: Address) -> Callable[[str, str], str]:
        def find(name: str, part: str) -> str:
            if part == "public_id" and name.startswith(OF_AN_ORGANISATION):
                return self.organisation.public_id
            if name.startswith(OF_A_CLAIM) and part in self.of_a_claim:
                return self.of_a_claim[part]
            if name.startswith(OF_RULES):
                return Part.SCHEME if part == "part" else self._rules()
            if part in self.named:
                return self.named[part]
            if part in ("pk", "object_id", "page_id", "user_id", "part"):
                return self._row(address)
            return ""

        return find

    def _row(self, address: Address) -> str:
        model = address.model()
        row = model._default_manager.first() if model is not None else None
        if row is None and "users" in address.name:
            row = User.objects.first()
        return str(row.pk) if row is not None else ""

    def _rules(self) -> str:
        """A draft, since only drafts may be changed."""
        row = RulesVersion.objects.filter(state=RulesState.DRAFT).first()
        if row is None:
            first = date(2030, 4, 1)
            row = RulesVersion.objects.create(part=Part.SCHEME, first=first, written="council: Us")
        return str(row.pk)
