"""Making versions of the draft. What is not proved is not published."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.models import User
from portal.forms import validators
from portal.forms.prove import prove as prove_journey
from portal.ui import generation

from ..journey.making import journey_of
from ..models.catalogue import CatalogueNode
from ..models.catalogue_version import CatalogueState, CatalogueVersion
from .draft import read_draft
from .frozen import fingerprint, freeze
from .limits import limits_on
from .prove import Problem, Rule, prove
from .prove.problem import whole
from .tree import Catalogue
from .versions import catalogue_of


class NotProved(Exception):
    """The catalogue has faults: ``problems``."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(f"{len(self.problems)} problems")


class NothingNew(Exception):
    """The draft says what a version that is in use says already."""


def problems_of(catalogue: Catalogue, *, with_pages: bool = True) -> list[Problem]:
    """Prove a catalogue by the limits of today and, once nothing else is wrong, the form of it.

    The form is the very one that people will meet. To prove it takes longest: without
    ``with_pages`` it is left out.
    """
    found = prove(catalogue, limits_on())
    if found or not with_pages:
        return found
    form = journey_of(catalogue, number=1)
    return [
        whole(Rule.ENGINE, f"Its pages do not work: {problem}")
        for problem in prove_journey(form, validators.names())
    ]


def publish(user: User | None) -> CatalogueVersion:
    """Let everybody use the draft. Raises NotProved and NothingNew."""
    return _make(CatalogueState.LIVE, user)


def make_preview(user: User | None) -> CatalogueVersion:
    """Let the tenants' panel look at the draft. Raises NotProved and NothingNew."""
    return _make(CatalogueState.PREVIEW, user)


def withdraw_preview() -> None:
    """Show the tenants' panel nothing but what everybody uses."""
    previews = CatalogueVersion.objects.filter(state=CatalogueState.PREVIEW)
    previews.update(state=CatalogueState.PAST)
    generation.bump()


@transaction.atomic
def use(version: CatalogueVersion, user: User | None) -> CatalogueVersion:
    """Let everybody use a version that is there: the preview, or an earlier one.

    Raises NotProved, since limits may have changed after it was made, and NothingNew for the
    version that everybody uses already.
    """
    there = CatalogueVersion.objects.select_for_update().get(pk=version.pk)
    if there.state == CatalogueState.LIVE:
        raise NothingNew
    _proved(catalogue_of(there))
    return _show(there, CatalogueState.LIVE, user)


@transaction.atomic
def _make(state: CatalogueState, user: User | None) -> CatalogueVersion:
    list(CatalogueNode.objects.select_for_update().values_list("pk"))  # nobody writes meanwhile
    catalogue = read_draft()
    _proved(catalogue)
    print_ = fingerprint(catalogue)
    there = CatalogueVersion.objects.filter(fingerprint=print_).first()
    if there is None:
        last = CatalogueVersion.objects.aggregate(last=Max("number"))["last"] or 0
        there = CatalogueVersion.objects.create(
            number=last + 1,
            state=CatalogueState.PAST,
            fingerprint=print_,
            frozen=freeze(catalogue),
        )
    elif there.state in (state, CatalogueState.LIVE):
        raise NothingNew
    return _show(there, state, user)


def _show(version: CatalogueVersion, state: CatalogueState, user: User | None) -> CatalogueVersion:
    """Put a version in the place of the one that had this state."""
    CatalogueVersion.objects.filter(state=state).update(state=CatalogueState.PAST)
    version.state, version.published_by = state, user
    if state == CatalogueState.LIVE:
        version.published_at = timezone.now()
    version.save(update_fields=["state", "published_at", "published_by"])
    generation.bump()
    return version


def _proved(catalogue: Catalogue) -> None:
    if problems := problems_of(catalogue):
        raise NotProved(problems)
