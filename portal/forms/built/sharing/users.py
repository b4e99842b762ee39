"""Which forms use a question set, and in which state of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from ...models import Edition, FormPage, QuestionSet
from ..sets import JOINT, split, used_in, with_edition


@dataclass(frozen=True)
class Use:
    """One form that uses a set: in what is live, in what is being written, or in both."""

    page: FormPage
    live: frozenset[int]
    draft: frozenset[int]
    newest: int

    @property
    def behind(self) -> bool:
        """Whether what is being written asks older questions."""
        return any(number < self.newest for number in self.draft)


def uses(of: QuestionSet) -> Iterator[Use]:
    """Give every form that uses a set, by title. One query, and one for each form with it."""
    named = f"{of.key}{JOINT}"
    drafts = Revision.page_revisions.annotate(text=Cast("content", TextField()))
    with_it = drafts.filter(text__contains=named).values("pk")
    pages = FormPage.objects.annotate(text=Cast("sections", TextField()))
    found = pages.filter(Q(text__contains=named) | Q(latest_revision__in=with_it))
    newest = newest_of(of).number
    for page in found.select_related("latest_revision").order_by("title"):
        live = _numbers(page, of.key) if page.live else frozenset()
        draft = _numbers(page.get_latest_revision_as_object(), of.key)
        if live or draft:
            yield Use(page, live, draft, newest)


def newest_of(found: QuestionSet) -> Edition:
    """Give the questions of a set as they are now. A saved set has some."""
    edition: Edition = found.editions.earliest("-number")
    return edition


def is_used(of: QuestionSet) -> bool:
    """Say whether a form uses it."""
    return next(uses(of), None) is not None


def update(page: FormPage, edition: Edition, user: object) -> None:
    """Let what is being written of a form ask these questions. It does not go live by that."""
    draft: FormPage = page.get_latest_revision_as_object()
    written = draft.sections.get_prep_value()
    draft.sections = draft.sections.stream_block.to_python(
        with_edition(written, edition.set.key, edition.reference)
    )
    draft.save_revision(user=user, clean=False, log_action=True)


def _numbers(page: FormPage, key: str) -> frozenset[int]:
    named = (split(each) for each in used_in(page.sections.get_prep_value()))
    return frozenset(number for name, number in named if name == key and number)
