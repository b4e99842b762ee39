"""A UK postal address in four boxes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from .composite import CompositeWidget, Part
from .parsing import Unreadable, parse_postcode, tidy
from .question import Question

LONGEST_LINE = 100

PARTS = (
    Part("line_1", "Address line 1", autocomplete="address-line1"),
    Part("line_2", "Address line 2 (optional)", autocomplete="address-line2"),
    Part("town", "Town or city", "govuk-!-width-two-thirds", "address-level2"),
    Part("postcode", "Postcode", "govuk-input--width-10", "postal-code"),
)


@dataclass(frozen=True)
class Address:
    """A postal address. Empty when nothing was given.

    ``uprn`` is the property's Unique Property Reference Number if the address was chosen from a
    list, and empty if it was written by hand.
    """

    line_1: str = ""
    line_2: str = ""
    town: str = ""
    postcode: str = ""
    uprn: str = ""

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "Address":
        """Rebuild it from what ``as_dict`` gave; unknown keys are left out."""
        return cls(**{name: str(stored.get(name) or "") for name in cls.__dataclass_fields__})

    def as_dict(self) -> dict[str, str]:
        """Give it as JSON can hold it; without a UPRN if there is none."""
        given = asdict(self)
        return given if self.uprn else {name: given[name] for name in given if name != "uprn"}

    def lines(self) -> list[str]:
        """Give the lines that hold something, as on an envelope."""
        return [line for line in (self.line_1, self.line_2, self.town, self.postcode) if line]

    def __str__(self) -> str:
        return ", ".join(self.lines())


class AddressInput(CompositeWidget):
    """Boxes for two lines, the town and the postcode, each with its own error beside it."""

    template_name = "ui/forms/widgets/address.html"
    inline_part_errors = True
    parts = PARTS

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Address:
        """Gather what was typed."""
        return Address(**self.raw_parts(data, name))


class AddressField(Question):
    """An address. ``autocomplete`` is a section in front of each token ("billing"), or "off"."""

    sentences: ClassVar[Mapping[str, str]] = {
        "line_1": "Enter the first line of {name}",
        "town": "Enter the town or city of {name}",
        "postcode": "Enter the postcode of {name}",
        "postcode_invalid": "Enter a full UK postcode, like AA1 1AA",
        "too_long": "{line} must be {longest} characters or fewer",
    }
    widget = AddressInput
    fallback_name = "your address"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Give each box its own autocomplete token instead."""
        section = self.autocomplete
        if section and isinstance(widget, CompositeWidget):
            widget.use_parts(
                [
                    Part(part.name, part.label, part.width, _token(section, part.autocomplete))
                    for part in widget.parts
                ]
            )
        return {}

    def to_python(self, value: Any) -> Address | None:
        """Give the tidy address, or ``None`` if every box is empty; name each wrong box."""
        if not value:
            return None
        typed = value if isinstance(value, Address) else Address.from_dict(value)
        tidied = {name: tidy(text) for name, text in typed.as_dict().items()}
        if not any(tidied.values()) and not self.required:
            return None
        errors = [*self._lines(tidied), *self._postcode(tidied)]
        if errors:
            raise ValidationError(errors)
        return Address(**tidied)

    def _lines(self, tidied: Mapping[str, str]) -> list[ValidationError]:
        errors = []
        for part in PARTS[:-1]:
            if len(tidied[part.name]) > LONGEST_LINE:
                line = part.label.removesuffix(" (optional)")
                values = {"line": line, "longest": str(LONGEST_LINE)}
                errors.append(self.problem("too_long", part.name, **values))
            elif not tidied[part.name] and part.name in self.error_messages:
                errors.append(self.problem(part.name, part.name))
        return errors

    def _postcode(self, tidied: dict[str, str]) -> list[ValidationError]:
        if not tidied["postcode"]:
            return [self.problem("postcode", "postcode")]
        try:
            tidied["postcode"] = parse_postcode(tidied["postcode"])
        except Unreadable:
            return [self.problem("postcode_invalid", "postcode")]
        return []

    def prepare_value(self, value: Any) -> Any:
        """Turn the dict that a draft keeps into an address."""
        return Address.from_dict(value) if isinstance(value, Mapping) else value


def _token(section: str, token: str) -> str:
    return "off" if section == "off" else f"{section} {token}"
