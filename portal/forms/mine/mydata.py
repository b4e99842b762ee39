"""What an account's file and its deletion have to do with forms."""

from __future__ import annotations

from typing import Any

from portal.accounts import leaving, mydata
from portal.accounts.models import User
from portal.accounts.mydata.own import when
from portal.accounts.people import person_of
from portal.cases.holding import held_by

from .. import versions
from ..access import account_of
from ..models import Grant
from ..route import Route, route
from ..rows import View, rows
from ..saving.erasing import erase
from ..submissions import route_of, sent
from .unfinished import drafts_of


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    mydata.register("sent", "What you told us in forms", submissions, order=120)
    mydata.register("drafts", "Forms that you have not sent", drafts, order=130)
    leaving.register("forms", forget=forget)


def submissions(user: User) -> list[dict[str, Any]]:
    """What was sent, with nothing masked: the person has proved who they are."""
    found = sent().filter(case__in=held_by(person_of(user)))
    return [
        {
            "Form": each.version.title,
            "Reference": each.case.shown_reference,
            "Sent": when(each.submitted_at),
            "Answers": _answers(route_of(each)),
        }
        for each in found
    ]


def drafts(user: User) -> list[dict[str, Any]]:
    return [
        {
            "Form": draft.version.title,
            "Changed": when(draft.changed_at),
            "Answers": _answers(route(versions.journey_of(draft.version), draft.answers)),
        }
        for draft in drafts_of(account_of(user))
    ]


def forget(user: User) -> None:
    """Erase what only this account can open; a browser that has it too keeps it."""
    holder = account_of(user)
    for key in list(drafts_of(holder).values_list("key", flat=True)):
        if not Grant.objects.filter(key=key).exclude(holder=holder).exists():
            erase(key)
    Grant.objects.filter(holder=holder).delete()


def _answers(found: Route) -> dict[str, Any]:
    return {
        group.title: {row.label: "\n".join(row.lines) for row in group.rows}
        for group in rows(found, View.CHECK)
    }
