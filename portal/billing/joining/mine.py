"""Tax accounts in somebody's own file, and when their account here goes."""

from __future__ import annotations

from typing import Any

from portal.accounts import leaving, mydata
from portal.accounts.models import User
from portal.accounts.mydata.own import when
from portal.accounts.people import person_of

from ..models import Joined, Paperless
from ..paperless.words import Why
from ..words import Tax
from . import joining

NAME = "tax-accounts"
KEPT = (
    "Your council tax or business rates account with us. It goes on, and its bills come by post.",
)
SAID = {Why.NOT_NOW: "No", Why.THEM: "Yes, until you asked for paper"}
ANY_END = "Yes, until we sent paper again"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    mydata.register(NAME, "Tax accounts that you added", collect, order=75)
    leaving.register(NAME, forget=forget, kept=KEPT)


def collect(user: User) -> list[dict[str, Any]]:
    """Which accounts stood in theirs, and what they said to bills without paper."""
    mine = Joined.objects.filter(person=person_of(user)).select_related("account")
    return [
        {
            "Tax": Tax(each.account.tax).words.capitalize(),
            "Account number": each.account.reference,
            "Address": each.account.address.get("line_1", ""),
            "Added": when(each.since),
            "Taken out": when(each.ended_at),
            "Bills without paper": [_said(said) for said in each.paperless.all()],
        }
        for each in mine.prefetch_related("paperless__notices")
    ]


def forget(user: User) -> None:
    """Take every account out of theirs, so that bills come by post again."""
    for each in joining.live_of(person_of(user)):
        joining.leave(each, by=user)


def _said(agreement: Paperless) -> dict[str, Any]:
    ended = agreement.ended_why
    return {
        "Your answer": SAID.get(Why(ended), ANY_END) if ended else "Yes",
        "Said": when(agreement.begun_at),
        "Ended": when(agreement.ended_at),
        "Version of the words": agreement.wording,
        "Email address": agreement.email,
        "We told you of a bill": [when(notice.queued_at) for notice in agreement.notices.all()],
        "You opened it": [when(notice.viewed_at) for notice in agreement.notices.all()],
    }
