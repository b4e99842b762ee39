"""A UK postal address found by its postcode, or written by hand. It needs no script."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from portal.council import gazetteer

from .address import Address, AddressField, AddressInput
from .address_rounds import Press, Round, Search, Sent, Stage, following, opening
from .bound import GovukBoundField, Problem

MOST_RADIOS = 10
"""A longer list of addresses is a drop-down."""

STAYS = "another_round"
"""The code of an error that only keeps the form from being valid: it is never shown."""


class AddressLookupInput(AddressInput):
    """Draws one round. Its inputs are ``<name>-stage``, ``-do``, ``-uprn`` and the boxes."""

    template_name = "ui/forms/widgets/address_lookup.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:  # type: ignore[override]
        """Gather what was sent. Lines sent without a stage are written by hand."""
        typed = Address(**self.raw_parts(data, name))
        uprn = str(data.get(f"{name}-uprn") or "")
        stage = _one_of(Stage, data.get(f"{name}-stage"))
        if stage is None:
            by_hand = any(f"{name}-{part}" in data for part in ("line_1", "line_2", "town"))
            stage = Stage.MANUAL if by_hand else Stage.CHOOSE if uprn else Stage.FIND
        return Sent(stage, _one_of(Press, data.get(f"{name}-do")), typed, uprn)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether nothing was sent at all."""
        no_boxes = super().value_omitted_from_data(data, files, name)
        return no_boxes and f"{name}-stage" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        now = value if isinstance(value, Round) else opening(None)
        context = super().get_context(name, now.address, attrs)
        widget = context["widget"]
        if now.stage is Stage.FIND:
            widget["boxes"] = [box for box in widget["boxes"] if box["name"] == f"{name}-postcode"]
        if now.goes_on and widget["boxes"]:
            widget["boxes"][0]["attrs"]["autofocus"] = True
        widget["items"] = [
            {
                "id": f"{widget['id']}-uprn" + (f"-{place}" if place > 1 else ""),
                "value": each.uprn,
                "label": each.label,
                "chosen": each.uprn == now.chosen,
            }
            for place, each in enumerate(now.found, start=1)
        ]
        widget["round"] = now
        widget["as_radios"] = len(now.found) <= MOST_RADIOS
        return context

    def target_in(self, stage: Stage, id_: str, parts: tuple[str, ...]) -> str:
        """Give the id of the input that an error leads to: there is one at every stage."""
        match stage:
            case Stage.FIND:
                return f"{id_}-postcode"
            case Stage.CHOOSE:
                return f"{id_}-uprn"
        return super().target_id(id_, parts)


class AddressLookupBound(GovukBoundField):
    """The question together with its round."""

    field: "AddressLookupField"

    @cached_property
    def round(self) -> Round:
        """Where the question stands. The postcode is looked up here, once."""
        kept = self.field.prepare_value(self.initial)
        kept = kept.answer if isinstance(kept, Round) else None
        if not self.form.is_bound:
            return opening(kept)
        return following(super().data, kept, self.field.search)

    @property
    def drawn(self) -> Round:
        """The round as it is drawn: an address that we knew and that is wrong can be put right."""
        if self.round.stage is Stage.KEPT and self.errors:
            return replace(self.round, stage=Stage.MANUAL)
        return self.round

    @property
    def data(self) -> Round:
        return self.round

    def value(self) -> Round:
        """Give what the widget draws."""
        return self.drawn

    @property
    def acted(self) -> bool:  # type: ignore[override]
        return self.round.acted

    @property
    def another_round(self) -> bool:  # type: ignore[override]
        return self.round.goes_on

    @property
    def notice(self) -> str:
        """The sentence about the look-up, to be heard with the question."""
        return self.field.notice(self.drawn)

    @property
    def notice_id(self) -> str:
        return f"{self.element_id}-notice"

    @property
    def aria_describedby(self) -> str | None:
        """Add what came of the look-up."""
        ids = (super().aria_describedby, self.notice_id if self.notice else None)
        return " ".join(filter(None, ids)) or None

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the sentence and the question's name, which the widget draws."""
        built = super().build_widget_attrs(attrs, widget)
        return {**built, "notice": self.notice, "of": self.field.error_name}

    def _problems(self) -> Iterator[Problem]:
        widget = self.field.widget
        for found in super()._problems():
            if isinstance(widget, AddressLookupInput):
                target = widget.target_in(self.drawn.stage, self.element_id, found.parts)
                yield replace(found, target_id=target)


class AddressLookupField(AddressField):
    """An address. ``search`` finds those of a postcode; the council's gazetteer unless given.

    A form in which one of its buttons was pressed ``wants_another_round``.
    """

    sentences: ClassVar[Mapping[str, str]] = {
        "choose": "Choose {name} from the list",
        "not_listed": "Choose {name} from the list again. We could not find the one you chose",
        "nothing_found": (
            "We found no addresses with the postcode {postcode}. "
            "Check the postcode, or enter the address here."
        ),
        "unavailable": "We cannot look up addresses at the moment. Enter the address here.",
        "found_one": "We found 1 address with the postcode {postcode}. Choose it if it is right.",
        "found": "We found {count} addresses with the postcode {postcode}. Choose one.",
        STAYS: "Go on with {name}",
    }
    widget = AddressLookupInput
    bound_field_class = AddressLookupBound

    def __init__(self, *, search: Search | None = None, **kwargs: Any) -> None:
        self.search: Search = search or gazetteer.search
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Address | None:
        """Give the address of a round, or of anything that ``AddressField`` takes."""
        if not isinstance(value, Round):
            return super().to_python(value)
        if value.problem:
            parts = ("postcode",) if value.stage is Stage.FIND else ()
            raise self.problem(value.problem, *parts)
        if value.goes_on:
            raise ValidationError(str(self.error_messages[STAYS]), code=STAYS)
        if value.stage is Stage.FIND and self.required:
            raise self.problem("postcode", "postcode")
        return super().to_python(value.answer)

    def prepare_value(self, value: Any) -> Any:
        """Turn what a draft keeps into the round that a page begins with."""
        if isinstance(value, Round):
            return value
        kept = super().prepare_value(value)
        return opening(kept if isinstance(kept, Address) and kept.lines() else None)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether a button was pressed or there is another answer."""
        before = self.prepare_value(initial).answer
        return not isinstance(data, Round) or data.acted or data.answer != before

    def notice(self, now: Round) -> str:
        """Say what came of the look-up; empty if there was none."""
        values = {"postcode": now.address.postcode, "count": str(len(now.found))}
        code = now.notice
        if now.stage is Stage.CHOOSE:
            code = "found_one" if len(now.found) == 1 else "found"
        return str(self.problem(code, **values).message) if code else ""


def _one_of(kind: Any, sent: Any) -> Any:
    return kind(sent) if sent in list(kind) else None
