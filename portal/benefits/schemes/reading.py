"""The text of a rules version, read into the frozen values that the engine uses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from ..claim.limits import Limits
from ..dated import Held
from ..decisions.terms import Dispute
from ..estimate.prescribed import Prescribed
from ..estimate.scheme import Scheme
from ..evidence.list import Proofs
from ..models.scheme import Part
from ..state_pension import PensionAges
from ..triage.provisions import Provision
from ..written import WrittenWrongly, read

LONGEST = 60_000
"""Characters. The longest scheme known is a tenth of it."""

Value = (
    Scheme
    | Prescribed
    | PensionAges
    | tuple[Provision, ...]
    | Proofs
    | tuple[Dispute, ...]
    | Limits
)

KINDS: dict[Part, Any] = {
    Part.SCHEME: Scheme,
    Part.OLDER_TAX: Prescribed,
    Part.OLDER_RENT: Prescribed,
    Part.YOUNGER_RENT: Prescribed,
    Part.PENSION_AGES: PensionAges,
    Part.PROVISIONS: tuple[Provision, ...],
    Part.PROOFS: Proofs,
    Part.DISPUTES: tuple[Dispute, ...],
    Part.LIMITS: Limits,
}
HAS_DAYS = frozenset({Part.SCHEME, Part.OLDER_TAX, Part.OLDER_RENT, Part.YOUNGER_RENT})
"""Their text has no days of its own: those of the row hold."""


@lru_cache(maxsize=200)
def value_of(part: str, written: str, held: Held) -> Any:
    """What the text means, as a ``Value``. Raises WrittenWrongly: where, and what to do."""
    plain = _plain(written)
    if part in HAS_DAYS:
        if not isinstance(plain, Mapping):
            raise WrittenWrongly("", "write names and values here.")
        if "held" in plain:
            raise WrittenWrongly("held", "take this out: the days stand in their own boxes.")
        plain = {**plain, "held": {"first": held.first, "last": held.last}}
    return read(KINDS[Part(part)], plain)


def _plain(written: str) -> Any:
    if len(written) > LONGEST:
        raise WrittenWrongly("", f"this is too long: at most {LONGEST:,} characters.")
    try:
        for token in yaml.scan(written):
            if isinstance(token, yaml.AliasToken):
                where = f"line {token.start_mark.line + 1}"
                raise WrittenWrongly(where, "write it out in full, without a *.")
        return yaml.safe_load(written)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WrittenWrongly(
            f"line {line}", "this line cannot be read. Look at its spaces, colons and marks."
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise WrittenWrongly("", "this cannot be read as YAML.") from error
