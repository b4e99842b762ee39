"""Choosing from a list: radios, checkboxes and a drop-down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from .question import Question
from .widgets import GovukWidget


@dataclass(frozen=True)
class Choice:
    """One answer. ``exclusive`` is for "None of these" among checkboxes."""

    value: str
    label: str
    hint: str = ""
    exclusive: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Divider:
    """A word between answers."""

    text: str = "or"


Item = Choice | Divider | tuple[Any, str]


class ChoiceList(GovukWidget):
    """Draws the items, numbering ids as govuk-frontend does: ``x``, ``x-2``, ``x-3``."""

    items: tuple[Choice | Divider, ...] = ()
    modifiers = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, None, attrs)
        widget = context["widget"]
        stem = widget["attrs"].get("id", name)
        disabled = bool(widget["attrs"].get("disabled"))
        chosen = {str(each) for each in _listed(value)}
        widget["block"], widget["modifiers"] = self.govuk_class, self.modifiers
        widget["type"] = getattr(self, "input_type", "")
        widget["drawn"] = [
            _drawn(item, stem if place == 1 else f"{stem}-{place}", chosen, disabled)
            for place, item in enumerate(self.items, start=1)
        ]
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Give the first input's id."""
        return id_


def _listed(value: Any) -> Iterable[Any]:
    if isinstance(value, list | tuple | set):
        return value
    return () if value is None else (value,)


def _drawn(item: Choice | Divider, id_: str, chosen: set[str], disabled: bool) -> dict[str, Any]:
    if isinstance(item, Divider):
        return {"divider": item.text}
    checked = item.value in chosen
    return {"choice": item, "id": id_, "checked": checked, "disabled": disabled or item.disabled}


class Radios(ChoiceList, forms.RadioSelect):
    """One answer of several."""

    template_name = "ui/forms/widgets/choices.html"
    govuk_class = "govuk-radios"


class Checkboxes(ChoiceList, forms.CheckboxSelectMultiple):
    """Any number of answers."""

    template_name = "ui/forms/widgets/choices.html"
    govuk_class = "govuk-checkboxes"


class Select(ChoiceList, forms.Select):
    """A drop-down list. Radios are nearly always easier: keep this for long, familiar lists."""

    template_name = "ui/forms/widgets/select.html"
    govuk_class = "govuk-select"


class ChoiceQuestion(Question, forms.ChoiceField):
    """A question whose answers are listed: ``Choice``s, ``Divider``s or ``(value, label)``."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Choose {name}",
        "invalid_choice": "Choose {name} from the list",
    }

    def __init__(self, *, choices: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(choices=tuple(choices), **kwargs)

    @property
    def choices(self) -> Any:
        """The ``(value, label)`` pairs. Setting it takes anything that ``__init__`` takes."""
        return self._choices

    @choices.setter
    def choices(self, items: Any) -> None:
        settled = tuple(_settle(item) for item in items)
        pairs = [(item.value, item.label) for item in settled if isinstance(item, Choice)]
        self._choices = self.widget.choices = pairs
        self.widget.items = settled

    def chosen(self, value: Any) -> Choice | None:
        """Give the choice that has this value."""
        for item in self.widget.items:
            if isinstance(item, Choice) and str(item.value) == str(value):
                return item
        return None

    def valid_value(self, value: Any) -> bool:
        """Say whether the value is on the list and may be chosen."""
        found = self.chosen(value)
        return found is not None and not found.disabled

    def validate(self, value: Any) -> None:
        """Refuse nothing chosen, and anything not on the list."""
        forms.Field.validate(self, value)
        if value and not self.valid_value(value):
            raise self.problem("invalid_choice")


def _settle(item: Item) -> Choice | Divider:
    return item if isinstance(item, Choice | Divider) else Choice(str(item[0]), str(item[1]))


class RadiosField(ChoiceQuestion):
    """One answer of several, all in sight. ``inline`` puts two short answers side by side."""

    widget = Radios

    def __init__(self, *, inline: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if inline:
            self.widget.modifiers = "govuk-radios--inline"


class SelectField(ChoiceQuestion):
    """One answer of a long list. ``blank`` is the first, empty line."""

    widget = Select

    def __init__(self, *, choices: Iterable[Item], blank: str = "", **kwargs: Any) -> None:
        first = (Choice("", blank),) if blank else ()
        super().__init__(choices=(*first, *choices), **kwargs)


class CheckboxesField(ChoiceQuestion, forms.MultipleChoiceField):
    """Any number of answers; an exclusive one stands alone."""

    sentences: ClassVar[Mapping[str, str]] = {
        "alone": "Choose {name}, or choose ‘{alone}’, not both",
        "invalid_list": "Choose {name} from the list",
    }
    widget = Checkboxes

    def to_python(self, value: Any) -> list[str]:
        """Give the values as text, each once."""
        if not value:
            return []
        if not isinstance(value, list | tuple):
            raise self.problem("invalid_list")
        return list(dict.fromkeys(str(each) for each in value))

    def validate(self, value: Any) -> None:
        """Refuse nothing, anything not on the list, and an exclusive answer among others."""
        forms.Field.validate(self, value)
        for each in value:
            if not self.valid_value(each):
                raise self.problem("invalid_choice")
        for found in map(self.chosen, value):
            if found and found.exclusive and len(value) > 1:
                raise self.problem("alone", alone=found.label)
