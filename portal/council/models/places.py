"""Buildings that people can visit, when, and what each offers."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from ..hours import Hours
from .contacts import closure_dates, telephone
from .opening import Closed, OpeningTime

OFFERS = {
    "step_free": "Step-free way in",
    "hearing_loop": "Hearing loop",
    "private_room": "Private room to talk",
    "parking": "Parking",
    "blue_badge_parking": "Blue Badge parking",
    "toilets": "Toilets",
    "accessible_toilet": "Accessible toilet",
    "changing_places": "Changing Places toilet",
    "computers": "Computers to use",
    "wifi": "Free wifi",
}


class Place(index.Indexed, ClusterableModel):
    """A building open to the public."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    address = models.TextField(help_text="One line of the address on each line.")
    postcode = models.CharField(max_length=8)
    phone = models.CharField(max_length=20, blank=True, validators=[telephone])
    step_free = models.BooleanField("Step-free way in", default=False)
    hearing_loop = models.BooleanField(default=False)
    private_room = models.BooleanField("Private room to talk", default=False)
    parking = models.BooleanField(default=False)
    blue_badge_parking = models.BooleanField("Blue Badge parking", default=False)
    toilets = models.BooleanField(default=False)
    accessible_toilet = models.BooleanField(default=False)
    changing_places = models.BooleanField("Changing Places toilet", default=False)
    computers = models.BooleanField("Computers to use", default=False)
    wifi = models.BooleanField("Free wifi", default=False)
    note = models.CharField(max_length=250, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("address"),
        FieldPanel("postcode"),
        FieldPanel("phone"),
        InlinePanel("opening_times", label="Opening times"),
        InlinePanel("closures", label="Days closed"),
        MultiFieldPanel([FieldPanel(name) for name in OFFERS], heading="What it offers"),
        FieldPanel("note"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def hours(self) -> Hours:
        """The hours here, closed on the council's closure days and on its own."""
        own = {closure.date for closure in self.closures.all()}
        return Hours.build(
            (row.as_opening() for row in self.opening_times.all()), own | closure_dates()
        )

    @property
    def offers(self) -> list[str]:
        """What the building offers, in words, the way in first."""
        return [words for name, words in OFFERS.items() if getattr(self, name)]

    @property
    def address_lines(self) -> list[str]:
        return [line for line in (*self.address.splitlines(), self.postcode) if line.strip()]


class PlaceOpeningTime(OpeningTime):
    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="opening_times")


class PlaceClosureDay(Closed):
    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="closures")

    class Meta(Closed.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["place", "date"], name="council_place_closure_day_once"
            ),
        ]
