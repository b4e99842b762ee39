"""What the library has of a page, for its "Other formats" and for whoever is about to ask."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, DateTimeField, OuterRef, QuerySet, Subquery, When
from django.urls import reverse

from portal.documents.offers import Offer
from portal.documents.sources import kinds, source_of

from ..models import MadeFormat
from ..requests.kinds import BY_NAME, TRANSLATION, language_name

TAGS = {"en": "en-GB"}


def offers_of(kind: str, key: str) -> list[Offer]:
    """Everything that was made of it. One query."""
    made = with_changes(MadeFormat.objects.filter(kind=kind, key=key, shown=True))
    return [_offer(each) for each in made if each.may_be_had]


def with_changes(made: QuerySet[MadeFormat]) -> QuerySet[MadeFormat]:
    """Each with ``changed_at``: when what it was made of last said something else, if known."""
    known = [
        When(kind=kind, then=Subquery(changes.filter(key=OuterRef("key")).values("changed_at")[:1]))
        for kind in kinds()
        if (changes := _changes_of(kind)) is not None
    ]
    return made.annotate(changed_at=Case(*known, output_field=DateTimeField()))


def is_out_of_date(made: MadeFormat) -> bool:
    """Whether its page says something else since. Of ``with_changes``."""
    changed = getattr(made, "changed_at", None)
    return bool(changed and changed > made.made_from_at)


def _changes_of(kind: str) -> QuerySet[Any] | None:
    source = source_of(kind)
    return source.changes() if source and source.changes else None


def _offer(made: MadeFormat) -> Offer:
    what = BY_NAME[made.format].label if made.format in BY_NAME else made.format
    file = made.name.rpartition(".")[2].upper() if made.name else "Video"
    address = reverse("accessibility_made", args=[made.public_id])
    out_of_date = is_out_of_date(made)
    if made.format != TRANSLATION:
        return Offer(what, address, media=file, out_of_date=out_of_date)
    own, _, english = language_name(made.language).removesuffix(")").partition(" (")
    return Offer(
        own,
        address,
        TAGS.get(made.language, made.language),
        f"{file} in {english}" if english else file,
        out_of_date,
    )
