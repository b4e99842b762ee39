"""Finding a case again, by what its person knows. Nothing but hashes is kept or compared."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hmac import compare_digest

from django.db.models import QuerySet

from portal.integration.encryption import keyed_hash

from .models import Case
from .reference import parse


@dataclass(frozen=True)
class Known:
    """What is known of the person, to find their case by. Never stored as it is."""

    email: str = ""
    postcode: str = ""
    phone: str = ""
    surname: str = ""

    def __repr__(self) -> str:
        return "Known(...)"

    def hashes(self) -> dict[str, str]:
        """The columns of Case."""
        return {f"{name}_hash": keyed_hash(name, value) for name, value in asdict(self).items()}


def find(written_reference: str, *, email: str = "", postcode: str = "") -> Case | None:
    """The case with this reference whose e-mail or postcode is this one.

    One query and the same comparisons whatever is wrong, so that neither the answer nor its time
    tells whether a reference exists.
    """
    tried = Known(email=email, postcode=postcode).hashes()
    case = Case.objects.filter(reference=parse(written_reference) or "").first()
    found = False
    for column in ("email_hash", "postcode_hash"):
        kept = getattr(case, column, "")
        found |= compare_digest(kept or "nothing is kept", tried[column] or "nothing was typed")
    return case if found else None


def cases_of(purpose: str, value: str) -> QuerySet[Case]:
    """Every case of this "email", "postcode", "phone" or "surname"; none for an empty value."""
    wanted = keyed_hash(purpose, value)
    column = f"{purpose}_hash"
    # Said twice, so that SQLite sees that the index of the cases that have one will do.
    found: QuerySet[Case] = Case.objects.filter(**{column: wanted}).exclude(**{column: ""})
    return found if wanted else found.none()
