from django.db import models
from django.db.models import F
from django.utils import timezone

STRIKES = 2
"""How often running a link to another site must fail before it is reported."""


class BrokenLinkQuerySet(models.QuerySet["BrokenLink"]):
    def reported(self) -> "BrokenLinkQuerySet":
        """Those that editors are told of."""
        return self.filter(strikes__gte=STRIKES)

    def saw(self, page_id: int, url: str, problem: str, at_once: bool = False) -> None:
        """Note that a link of a page did not work; ``at_once`` needs no second time."""
        link, created = self.get_or_create(
            page_id=page_id,
            url=url,
            defaults={
                "problem": problem,
                "last_seen": timezone.now(),
                "strikes": STRIKES if at_once else 1,
            },
        )
        if not created:
            self.filter(pk=link.pk).update(
                problem=problem, last_seen=timezone.now(), strikes=F("strikes") + 1
            )


class BrokenLink(models.Model):
    """A link on a live page that did not work when it was last tried."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    url = models.CharField("address", max_length=2000)
    problem = models.CharField(max_length=200)
    strikes = models.PositiveSmallIntegerField(default=1, editable=False)
    first_seen = models.DateTimeField(auto_now_add=True)
    last_seen = models.DateTimeField()

    name = ""
    """What the report calls the link."""

    edit = ""
    """Where the report says that it can be put right."""

    objects = BrokenLinkQuerySet.as_manager()

    class Meta:
        ordering = ["first_seen"]
        constraints = [
            models.UniqueConstraint(fields=["page", "url"], name="services_broken_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.problem}"

    @property
    def page_number(self) -> int | None:
        """The number of the page of ours that is linked to, if it is one: its url is "page 7"."""
        kind, _, number = self.url.partition(" ")
        return int(number) if kind == "page" and number.isdecimal() else None
