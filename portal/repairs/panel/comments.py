"""What members say about the pages of a preview, and what we answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import Person, User

from ..models import CatalogueVersion, PanelComment
from .members import KEPT_YEARS
from .trial import pages_of

WHOLE = "The form as a whole"
LONGEST = 1000
A_DAY = 60
"""How many comments one member may leave on one day."""


class TooMany(Exception):
    """Somebody has said as much today as one person may."""


@dataclass(frozen=True)
class OfPage:
    """A page of a version with what was said about it. ``step`` is "" for the whole."""

    step: str
    words: str
    comments: tuple[PanelComment, ...]

    @property
    def open(self) -> int:
        """Count what nobody has answered yet."""
        return sum(not each.is_answered for each in self.comments)


def say(
    person: Person, version: CatalogueVersion, words: str, step: str = "", page: str = ""
) -> PanelComment:
    """Keep what a member said about a page, or about the whole. Raises TooMany."""
    since = timezone.now() - timedelta(days=1)
    if PanelComment.objects.filter(person=person, at__gte=since).count() >= A_DAY:
        raise TooMany
    comment: PanelComment = PanelComment.objects.create(
        person=person, version=version, words=words[:LONGEST], step=step, page=page
    )
    return comment


def keep_whole(person: Person, version: CatalogueVersion, words: str) -> PanelComment:
    """Keep what a member thinks of the whole, which they sent at the end of the form."""
    comment: PanelComment = PanelComment.objects.create(person=person, version=version, words=words)
    return comment


@transaction.atomic
def answer(comment: PanelComment, did: str, user: User) -> None:
    """Say what we did. Saying it again puts the new words in the place of the old."""
    row = PanelComment.objects.select_for_update().get(pk=comment.pk)
    row.did, row.answered_at, row.answered_by = did, timezone.now(), user
    row.save(update_fields=["did", "answered_at", "answered_by"])


def of(person: Person) -> list[PanelComment]:
    """Give everything that one member said, the newest first. One query."""
    found = PanelComment.objects.filter(person=person).select_related("version")
    return list(found.defer("version__frozen"))


def by_page(version: CatalogueVersion) -> list[OfPage]:
    """Give the pages that something was said about, in the order of the form; the whole last."""
    said = list(PanelComment.objects.filter(version=version).order_by("at", "pk"))
    order = [*pages_of(version), ""]
    steps = sorted({each.step for each in said}, key=order.index)
    return [_page(step, [each for each in said if each.step == step]) for step in steps]


def erase_old() -> int:
    """Erase what was said longer ago than we keep it. Run by the clock. How many went."""
    before = timezone.now() - timedelta(days=365 * KEPT_YEARS)
    gone: int = PanelComment.objects.filter(at__lt=before).delete()[0]
    return gone


def _page(step: str, said: Iterable[PanelComment]) -> OfPage:
    comments = tuple(said)
    return OfPage(step, comments[0].page or WHOLE, comments)
