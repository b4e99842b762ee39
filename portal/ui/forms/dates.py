"""A date in three boxes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format

from .composite import CompositeWidget, Part
from .parsing import DateParts, Unreadable, parse_date
from .question import Question

Limit = date | Callable[[], date]


class DateInput(CompositeWidget):
    """Boxes for the day, the month and the year."""

    template_name = "ui/forms/widgets/date.html"
    fieldset_role = "group"
    input_attrs: ClassVar[Mapping[str, str]] = {"inputmode": "numeric"}
    parts = (
        Part("day", "Day", "govuk-input--width-2"),
        Part("month", "Month", "govuk-input--width-2"),
        Part("year", "Year", "govuk-input--width-4"),
    )

    def typed(self, value: Any, part: str) -> str:
        """Give a box's text, whether the value is a date or what was typed."""
        return super().typed(DateParts.of(value) if isinstance(value, date) else value, part)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        """Gather what was typed."""
        return DateParts(**self.raw_parts(data, name))


class DateField(Question):
    """A date. ``earliest`` and ``latest`` are dates or functions that give one (today, say).

    With ``autocomplete="bday"`` each box has its token; use it only for the reader's own birth
    date. An error's ``params["parts"]`` are the wrong boxes.
    """

    sentences: ClassVar[Mapping[str, str]] = {
        "missing": "{Name} must include {missing}",
        "day": "{Name} must have a day from 1 to 31",
        "month": "{Name} must have a month from 1 to 12, or its name, like Nov",
        "year": "{Name} must have a year of 4 numbers, like 1980",
        "not_real": "{Name} must be a real date: {month} has {days} days",
        "too_early": "{Name} must be on or after {limit}",
        "too_late": "{Name} must be on or before {limit}",
        "invalid": "{Name} must be a real date",
    }
    widget = DateInput

    def __init__(
        self, *, earliest: Limit | None = None, latest: Limit | None = None, **kwargs: Any
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Give each box its own autocomplete token instead."""
        if self.autocomplete and isinstance(widget, CompositeWidget):
            widget.use_parts(
                [
                    Part(part.name, part.label, part.width, self._token(part.name))
                    for part in widget.parts
                ]
            )
        return {}

    def _token(self, part: str) -> str:
        """What a browser may fill into one box; nothing where it is about somebody else."""
        return self.autocomplete if self.autocomplete == "off" else f"{self.autocomplete}-{part}"

    def to_python(self, value: Any) -> date | None:
        """Read a date, three boxes, or an ISO date; ``None`` if nothing was given."""
        found = self._read(value) if value else None
        if found:
            self._check_limits(found)
        return found

    def _read(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            return self._from_iso(value)
        try:
            return parse_date(DateParts(*value))
        except Unreadable as unreadable:
            raise self.problem_from(unreadable) from None

    def _from_iso(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.problem("invalid") from None

    def _check_limits(self, found: date) -> None:
        earliest, latest = _settle(self.earliest), _settle(self.latest)
        if earliest and found < earliest:
            raise self.problem("too_early", limit=_written(earliest))
        if latest and found > latest:
            raise self.problem("too_late", limit=_written(latest))

    def prepare_value(self, value: Any) -> Any:
        """Turn an ISO date, as a draft keeps it, into a date."""
        if not isinstance(value, str) or not value:
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return DateParts(day=value)


def _settle(limit: Limit | None) -> date | None:
    return limit() if callable(limit) else limit


def _written(day: date) -> str:
    return date_format(day, "j F Y")
