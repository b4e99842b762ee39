"""What may happen to a proof. Each locks its case, and says so on the timeline.

Staff ask again or for more: the case waits for its person. With the last proof that is missing it
goes back to the team. Nothing here ever ends a claim.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from portal.cases.changes import add_note, change_status
from portal.cases.models import Case, CaseDocument, Status, What
from portal.cases.timeline import PERSON, Actor, lock

from ..models import OPEN, Claim, EvidenceFile, EvidenceItem, EvidenceState
from . import making, signals, telling

SENT = "You sent us proof. {what}: {files}."
CANNOT = "You told us that you cannot get this proof. {what}."
ACCEPTED = "We have looked at this proof and have what we need. {what}."
NOT_NEEDED = "We do not need this proof any more. {what}."
AGAIN = "We need you to send a proof again. {what}. {why}"
MORE = "We need one more proof. {what}. {why}"
ALL_HERE = "You have sent us all that we asked for. The team goes on with your claim."
MOST_FILES = 10
"""For one proof."""


class NotNow(ValueError):
    """This cannot follow. The message says why, to whoever tried."""


@transaction.atomic
def send(item: EvidenceItem, documents: list[CaseDocument]) -> int:
    """The person has sent files, which are written down. How many are new. Raises NotNow."""
    _lock(item)
    if item.is_settled or not item.claim.case.is_open:
        raise NotNow("We do not need this any more.")
    for document in documents:
        EvidenceFile.objects.create(item=item, document=document)
    number = len(documents)
    files = "1 file" if number == 1 else f"{number} files"
    words = SENT.format(what=what(item), files=files)
    _move(item, EvidenceState.SENT, PERSON, words)
    _all_here(item.claim, PERSON)
    return number


@transaction.atomic
def cannot(item: EvidenceItem, why: str) -> None:
    """The person cannot get it, and says why. Staff decide what to do then. Raises NotNow."""
    _lock(item)
    if item.is_settled or not item.claim.case.is_open:
        raise NotNow("We do not need this any more.")
    _move(item, EvidenceState.CANNOT, PERSON, CANNOT.format(what=what(item)), why)
    _all_here(item.claim, PERSON)


@transaction.atomic
def accept(item: EvidenceItem, actor: Actor) -> bool:
    """It will do. False where that was said already. Raises NotNow."""
    return _settle(item, EvidenceState.ACCEPTED, actor, ACCEPTED)


@transaction.atomic
def not_needed(item: EvidenceItem, actor: Actor) -> bool:
    """We can decide without it. False where that was said already. Raises NotNow."""
    return _settle(item, EvidenceState.NOT_NEEDED, actor, NOT_NEEDED)


@transaction.atomic
def refuse(item: EvidenceItem, why: str, actor: Actor) -> bool:
    """It will not do, or there must be more of it: ask again, and say why. Raises NotNow."""
    _lock(item)
    _still_open(item.claim.case)
    item.due = making.next_due()
    _move(item, EvidenceState.REFUSED, actor, AGAIN.format(what=what(item), why=why), why)
    _waits(item, actor)
    return True


@transaction.atomic
def ask_for(claim: Claim, title: str, why: str, actor: Actor) -> EvidenceItem:
    """Ask for something that was not on the list. The same again is asked for once."""
    lock(claim.case)
    _still_open(claim.case)
    known: EvidenceItem | None = claim.evidence.filter(title=title, state__in=OPEN).first()
    if known is not None:
        return known
    item = making.add(claim, title, why)
    item.claim = claim
    add_note(claim.case, MORE.format(what=what(item), why=why), actor, public=True)
    signals.changed.send(sender=EvidenceItem, item=item, actor=actor)
    _waits(item, actor)
    return item


def what(item: EvidenceItem) -> str:
    """A proof and whose it is: "Pay (your first job)"."""
    return f"{item.title} ({item.about})" if item.about else item.title


def waits_for_proof(claim: Claim) -> bool:
    """Whether a proof is missing. One query."""
    return bool(claim.evidence.filter(state__in=OPEN).exists())


def _settle(item: EvidenceItem, there: EvidenceState, actor: Actor, words: str) -> bool:
    _lock(item)
    if item.state == there:
        return False
    _still_open(item.claim.case)
    _move(item, there, actor, words.format(what=what(item)))
    _all_here(item.claim, actor)
    return True


def _move(
    item: EvidenceItem, there: EvidenceState, actor: Actor, words: str, why: str = ""
) -> None:
    item.state, item.state_at, item.why = there, timezone.now(), why
    item.save(update_fields=["state", "state_at", "why", "due"])
    add_note(item.claim.case, words, actor, public=True)
    signals.changed.send(sender=EvidenceItem, item=item, actor=actor)


def _waits(item: EvidenceItem, actor: Actor) -> None:
    """The case waits for its person, who gets our own message and no other."""
    case = item.claim.case
    if case.status != Status.WAITING:
        words = "We need proof from you before we can go on."
        change_status(case, Status.WAITING, actor, words, what=What.NOTE)
    telling.ASKED.queue(case, item.pk)


def _all_here(claim: Claim, actor: Actor) -> None:
    """The team goes on, once nothing is missing and no question of ours is open."""
    case = claim.case
    if case.status != Status.WAITING or waits_for_proof(claim) or case.questions.open().exists():
        return
    change_status(case, Status.WITH_TEAM, actor, ALL_HERE, what=What.NOTE)


def _still_open(case: Case) -> None:
    if not case.is_open:
        raise NotNow("This claim has been decided already.")


def _lock(item: EvidenceItem) -> None:
    """Lock the case, and read the proof again as it stands now."""
    claim = item.claim
    lock(claim.case)
    item.refresh_from_db(fields=["state", "state_at", "why", "due"])
    item.claim = claim
