"""What people have said of pages, added up."""

from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from ..models import PageFeedback

LATEST = 5


@dataclass(frozen=True)
class Summary:
    """What people have said of one page."""

    useful: int
    not_useful: int
    waiting: int
    comments: list[PageFeedback]


def summary_of(page: Page) -> Summary:
    """The counts of one page, and its last few comments that nobody has dealt with."""
    answers = PageFeedback.objects.filter(page=page)
    open_comments = answers.filter(dealt_with=False).exclude(comment="")
    counts = answers.aggregate(
        yes=Count("pk", filter=Q(useful=True)), no=Count("pk", filter=Q(useful=False))
    )
    return Summary(
        useful=counts["yes"],
        not_useful=counts["no"],
        waiting=open_comments.count(),
        comments=list(open_comments[:LATEST]),
    )


def with_counts(pages: QuerySet[Page], answers: Q | None = None) -> QuerySet[Page]:
    """Pages that have answers, with ``useful``, ``not_useful``, ``waiting``, ``latest_comment``.

    ``answers`` narrows the answers counted, such as to those since a day.
    """
    which = answers or Q()
    latest = PageFeedback.objects.filter(page=OuterRef("pk")).exclude(comment="")
    return pages.annotate(
        useful=Count("feedback", filter=Q(feedback__useful=True) & which),
        not_useful=Count("feedback", filter=Q(feedback__useful=False) & which),
        waiting=Count(
            "feedback", filter=Q(feedback__dealt_with=False) & ~Q(feedback__comment="") & which
        ),
        last_answer=Max("feedback__created_at", filter=which),
        latest_comment=Subquery(latest.order_by("-created_at").values("comment")[:1]),
    ).filter(last_answer__isnull=False)
