"""What an account's file and its deletion have to do with cases."""

from __future__ import annotations

from typing import Any

from portal.accounts import leaving, mydata
from portal.accounts.models import User
from portal.accounts.mydata.own import when
from portal.accounts.people import person_of

from ..models import Case, Holding
from .keeping import catch_up, held_by

KEPT = (
    "What you sent us and what we did about it, for as long as the form said. We need it to finish "
    "the work and to show what we did. It stands in no account any more; you can still follow it "
    "with its reference.",
)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    mydata.register("requests", "What you asked us for", collect, order=110)
    leaving.register("requests", forget=forget, kept=KEPT)


def collect(user: User) -> list[dict[str, Any]]:
    """Every case of the account, with what its person may read."""
    catch_up(user)
    found = held_by(person_of(user)).prefetch_related("timeline", "questions", "documents")
    return [_case(case) for case in found]


def forget(user: User) -> None:
    """Take the cases out of the account, also where its person stays for a marker."""
    Holding.objects.filter(person=person_of(user)).delete()


def _case(case: Case) -> dict[str, Any]:
    public = [entry for entry in case.timeline.all() if entry.public]
    return {
        "What": case.title,
        "Reference": case.shown_reference,
        "Where it stands": case.get_status_display(),
        "Sent": when(case.opened_at),
        "What has happened": [
            {"When": when(entry.at), "What": entry.get_what_display(), "Words": entry.words}
            for entry in public
        ],
        "What we asked you": [
            {"Question": each.words, "Your answer": each.answer or ""}
            for each in case.questions.all()
        ],
        "Letters": [each.title for each in case.documents.all() if each.public],
    }
