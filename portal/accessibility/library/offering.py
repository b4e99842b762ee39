"""What the library has of a page, for its "Other formats" and for whoever is about to ask."""

from __future__ import annotations

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page

from portal.documents.offers import Offer

from ..models import MadeFormat
from ..requests.kinds import BY_NAME, TRANSLATION, language_name

PAGE = "page"
TAGS = {"en": "en-GB"}


def offers_of(kind: str, key: str) -> list[Offer]:
    """Everything that was made of it. One query."""
    made = with_changes(MadeFormat.objects.filter(kind=kind, key=key, shown=True))
    return [_offer(each) for each in made if each.may_be_had]


def with_changes(made: QuerySet[MadeFormat]) -> QuerySet[MadeFormat]:
    """Each with ``changed_at``: when its page was last published, if it is one."""
    pages = Page.objects.annotate(as_key=Cast("pk", CharField())).filter(as_key=OuterRef("key"))
    return made.annotate(changed_at=Subquery(pages.values("last_published_at")[:1]))


def is_out_of_date(made: MadeFormat) -> bool:
    """Whether its page was published again since. Of ``with_changes``."""
    changed = getattr(made, "changed_at", None)
    return bool(made.kind == PAGE and changed and changed > made.made_from_at)


def _offer(made: MadeFormat) -> Offer:
    what = BY_NAME[made.format].label if made.format in BY_NAME else made.format
    translated = made.format == TRANSLATION
    return Offer(
        label=language_name(made.language).partition(" (")[0] if translated else what,
        address=reverse("accessibility_made", args=[made.public_id]),
        language=TAGS.get(made.language, made.language) if translated else "en-GB",
        media=_media(made, what if translated else ""),
        out_of_date=is_out_of_date(made),
    )


def _media(made: MadeFormat, what: str) -> str:
    file = made.name.rpartition(".")[2].upper() if made.name else "Video"
    return ", ".join(filter(None, [what, file]))
