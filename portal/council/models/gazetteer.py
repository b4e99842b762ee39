"""Addresses of the area, as the council's own gazetteer gives them. No person is named here."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from wagtail.admin.panels import FieldPanel

from ..gazetteer.found import LARGEST_UPRN, FoundAddress
from ..postcodes import normalised


class GazetteerAddress(models.Model):
    """One property. Filled by ``import_llpg`` or, with made-up ones, ``load_gazetteer``."""

    uprn = models.PositiveBigIntegerField(
        "UPRN", unique=True, help_text="Unique Property Reference Number, up to 12 digits."
    )
    line_1 = models.CharField("address line 1", max_length=100)
    line_2 = models.CharField("address line 2", max_length=100, blank=True)
    town = models.CharField("town or city", max_length=100)
    postcode = models.CharField(
        max_length=8, db_index=True, help_text="A full UK postcode, like AA1 1AA."
    )

    panels = [FieldPanel(name) for name in ("uprn", "line_1", "line_2", "town", "postcode")]

    class Meta:
        verbose_name = "address"
        verbose_name_plural = "addresses"
        ordering = ["postcode", "line_2", "line_1"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uprn__gte=1, uprn__lte=LARGEST_UPRN),
                name="council_address_uprn_range",
                violation_error_message="A UPRN has 1 to 12 digits.",
            ),
            models.CheckConstraint(
                condition=~Q(line_1="") & ~Q(town=""),
                name="council_address_has_lines",
                violation_error_message="Give the first line and the town.",
            ),
            models.CheckConstraint(
                condition=Q(postcode=Upper("postcode")) & Q(postcode__contains=" "),
                name="council_address_postcode_normal",
                violation_error_message="Give the postcode in capitals with one space.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found.label}, {self.postcode}"

    def clean(self) -> None:
        """Write the postcode as it is looked for. Raises ``ValidationError`` if it is none."""
        if self.postcode:
            self.postcode = normalised(self.postcode)
            if not self.postcode:
                raise ValidationError({"postcode": "Enter a full UK postcode, like AA1 1AA."})

    @property
    def found(self) -> FoundAddress:
        """The same as everybody else knows it, whichever register it came from."""
        return FoundAddress(str(self.uprn), self.line_1, self.line_2, self.town, self.postcode)
