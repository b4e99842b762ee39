"""The audit log: who saw or changed what about whom.

    record("case.viewed", "case:7K4M9TX3", request=request, about=person.public_id)

Codes and keys only: a name, an address or an answer never goes in. See ``docs/accounts.md``.
"""

from .recording import record, record_all

__all__ = ["record", "record_all"]
