"""Notes to staff that contact with somebody needs care. They end by themselves.

    markers.of(person), markers.record(person, …), markers.lift(marker, request)

Seen by staff who may, on the pages of a person and of their cases; no system is told that was not
let know by name: see ``contact.marked``.
"""

from .keeping import NotSo, lift, prolong, record
from .seeing import MAY_MARK, MAY_SEE, of, seen_by
from .signals import marked

__all__ = ["MAY_MARK", "MAY_SEE", "NotSo", "lift", "marked", "of", "prolong", "record", "seen_by"]
