"""The panel in somebody's account: a link beside it, their file, and their leaving."""

from __future__ import annotations

from typing import Any

from portal.accounts import leaving, mydata
from portal.accounts.models import Person, User
from portal.accounts.mydata.own import when
from portal.accounts.panels import ASIDE, Panel, Viewer, register
from portal.accounts.people import person_of

from ..catalogue import versions
from ..models import PanelComment, PanelInvitation
from . import comments

TITLE = "The tenants' panel"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register("repairs-panel", TITLE, build, order=70, place=ASIDE)
    mydata.register("repairs-panel", "What you said in the tenants' panel", said, order=160)
    leaving.register("repairs-panel", forget=forget)


def build(viewer: Viewer) -> Panel | None:
    """Lead to the panel where repairs can be reported, or are about to be. No query."""
    if versions.live() is None and versions.preview() is None:
        return None
    return Panel("repairs/panel/account.html", {"preview": versions.preview()})


def said(user: User) -> list[dict[str, Any]]:
    """Give what somebody said, and what we answered."""
    return [
        {
            "About": each.page or comments.WHOLE,
            "Version": each.version.number,
            "Said": when(each.at),
            "Words": each.words,
            "What we did": each.did or "",
        }
        for each in comments.of(person_of(user))
    ]


def forget(user: User) -> None:
    """Erase what somebody said, also where their details stay for a while."""
    person: Person = person_of(user)
    PanelComment.objects.filter(person=person).delete()
    PanelInvitation.objects.filter(person=person).delete()
