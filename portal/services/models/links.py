from django.db import models


class BrokenLink(models.Model):
    """A link on a live page that did not work when it was last tried."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=2000)
    problem = models.CharField(max_length=200)
    first_seen = models.DateTimeField(auto_now_add=True)
    last_seen = models.DateTimeField()

    class Meta:
        ordering = ["first_seen"]
        constraints = [
            models.UniqueConstraint(fields=["page", "url"], name="services_broken_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.problem}"
