"""What an adviser's page of a person shows of their cases, as far as the adviser may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from portal.accounts.admin import pieces
from portal.accounts.admin.pieces import Due, Piece
from portal.accounts.models import Person, User

from ..models import Case, CaseDocument
from ..models.case import BY_NEXT_DUE, CaseQuerySet
from ..owners import seen_by
from ..permissions import VIEW
from ..reference import parse
from ..whose import cases_of, person_of
from .furniture import case_address
from .rows import rows

MOST = 20
NAME = "cases"


def register() -> None:
    """Call it once, from ``AppConfig.ready``."""
    pieces.register(NAME, "Cases", build_cases, order=10)
    pieces.register("case documents", "Documents", build_documents, order=20)
    pieces.register_due(NAME, due)
    pieces.find_by_reference(NAME, whose)


def build_cases(person: Person, user: User) -> Piece | None:
    """The open ones first, by what is due next."""
    if not user.has_perm(VIEW):
        return None
    found = list(_theirs(person, user).select_related("team")[: MOST + 1])
    context = {"rows": list(rows(found[:MOST])), "more": len(found) > MOST, "most": MOST}
    return Piece("cases/admin/person_cases.html", context)


def build_documents(person: Person, user: User) -> Piece | None:
    if not user.has_perm(VIEW):
        return None
    theirs = CaseDocument.objects.filter(case__in=seen_by(user, cases_of(person)))
    found = list(theirs.select_related("case").order_by("-added_at", "-pk")[:MOST])
    return Piece("cases/admin/person_documents.html", {"documents": found}) if found else None


def due(person: Person, user: User) -> Iterable[Due]:
    """The next deadline of each open case."""
    if not user.has_perm(VIEW):
        return
    for case in _theirs(person, user).open()[:MOST]:
        if case.due_next is not None:
            words = f"{case.shown_reference}: {case.title}"
            yield Due(case.due_next, words, case_address(case))


def whose(known: str, user: User) -> Iterable[Person]:
    """Whose the case of a reference is, if this member of staff may see the case."""
    if not user.has_perm(VIEW):
        return []
    case = seen_by(user, Case.objects.filter(reference=parse(known) or "")).first()
    person = person_of(case) if case else None
    return [person] if person else []


def _theirs(person: Person, user: User) -> CaseQuerySet:
    found = seen_by(user, cases_of(person)).order_by(*BY_NEXT_DUE)
    return cast(CaseQuerySet, found)
