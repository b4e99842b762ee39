"""What a delivery is about. Rooms above say where staff find it: this room knows none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..models import Delivery


@dataclass(frozen=True)
class Subject:
    """A page of the admin: what it is called, and its address."""

    words: str
    url: str


class Reader(Protocol):
    """Somebody who may see some things and not others."""

    def has_perm(self, perm: str, obj: Any = ...) -> bool: ...


Find = Callable[[Collection[int], Reader], Mapping[int, Subject]]
"""Give the subjects with these primary keys, by key, in one query. What has gone is left out, and
what this person may not see."""

_finders: dict[str, tuple[Find, str]] = {}


def find_by(owner: str, find: Find, permission: str) -> None:
    """Say how the subjects of an ``owner`` are found, and what one needs to see them.

    Raises ValueError if something else finds them already.
    """
    if _finders.setdefault(owner, (find, permission)) != (find, permission):
        raise ValueError(f"Something else finds each {owner!r} already.")


def subjects_of(deliveries: Iterable[Delivery], user: Reader) -> dict[int, Subject]:
    """The subject of each delivery, by its primary key. One query for each kind of subject.

    Nothing for what this person may not see, so that no link leads to "not found".
    """
    asked: dict[str, dict[int, int]] = defaultdict(dict)
    for each in deliveries:
        asked[each.owner][each.pk] = each.subject_id
    found: dict[int, Subject] = {}
    for owner, wanted in asked.items():
        find, permission = _finders.get(owner, (None, ""))
        if find is not None and user.has_perm(permission):
            subjects = find(set(wanted.values()), user)
            found |= {pk: subjects[id_] for pk, id_ in wanted.items() if id_ in subjects}
    return found
