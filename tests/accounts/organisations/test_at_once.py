"""Two owners at one moment, each with a connection of their own: one of them stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.accounts.models import Membership, Organisation, Role, User
from portal.accounts.organisations import members
from tests.support.acting import member_of, organisation_of, request_of
from tests.support.workers import at_once, committed, elsewhere

pytestmark = pytest.mark.django_db
EMAILS = ("one@example.org", "two@example.org")
Act = Callable[[Membership, Membership], None]


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An organisation with two owners, where other threads see it. Its log stays empty.

    What is in the log could not be taken out again afterwards.
    """
    monkeypatch.setattr(members, "note", lambda *args, **details: None)
    with committed(tmp_path):
        elsewhere(_make)
        try:
            yield
        finally:
            elsewhere(_clear)


def _make() -> None:
    one, two = (User.objects.create_user(email) for email in EMAILS)
    member_of(organisation_of(one, "At once"), two, Role.OWNER)


def _clear() -> None:
    Organisation.objects.filter(name="At once").delete()
    User.objects.filter(email__in=EMAILS).delete()


def both(act: Act) -> tuple[int, list[str]]:
    """Each owner does it to the other, or to themselves; how many refused, and who owns it then."""
    turns = iter(EMAILS)

    def job() -> int:
        email = next(turns)
        mine = Membership.objects.select_related("organisation", "user").get(user__email=email)
        others = Membership.objects.select_related("organisation", "user")
        theirs = others.filter(organisation=mine.organisation).exclude(pk=mine.pk).first()
        if theirs is None:
            return 1
        try:
            act(mine, theirs)
        except members.NotAllowed:
            return 1
        return 0

    refused = sum(at_once(job, 2))
    return refused, elsewhere(_owners)


def _owners() -> list[str]:
    owners = Membership.objects.filter(organisation__name="At once", role=Role.OWNER)
    return list(owners.values_list("user__email", flat=True))


@pytest.mark.parametrize(
    "act",
    [
        lambda mine, theirs: members.remove(theirs, request_of(mine.user)),
        lambda mine, theirs: members.remove(mine, request_of(mine.user)),
        lambda mine, theirs: members.set_role(theirs, Role.VIEWER, request_of(mine.user)),
        lambda mine, theirs: members.set_role(mine, Role.VIEWER, request_of(mine.user)),
    ],
    ids=["remove each other", "leave", "make each other less", "make themselves less"],
)
def test_one_of_two_owners_stays(shared: None, act: Act) -> None:
    refused, owners = both(act)
    assert refused == 1
    assert len(owners) == 1
