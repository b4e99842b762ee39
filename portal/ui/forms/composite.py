"""Answers given in several boxes that belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from .widgets import GovukWidget


@dataclass(frozen=True)
class Part:
    """One box of an answer: ``width`` is a class name, ``autocomplete`` an HTML token."""

    name: str
    label: str
    width: str = ""
    autocomplete: str = ""


class CompositeWidget(GovukWidget):
    """A group of text boxes in one fieldset, named ``<name>-<part>``."""

    use_fieldset = True
    fieldset_role = ""
    input_attrs: ClassVar[Mapping[str, str]] = {}
    parts: Sequence[Part] = ()

    def use_parts(self, parts: Sequence[Part]) -> None:
        """Set the boxes of this one widget."""
        self.parts = tuple(parts)

    def typed(self, value: Any, part: str) -> str:
        """Give what stands in one box."""
        return str(getattr(value, part, "") or "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = dict(attrs or {})
        wrong: Mapping[str, Sequence[str]] = attrs.pop("wrong_parts", {})
        context = forms.Widget.get_context(self, name, value, attrs)
        id_ = context["widget"]["attrs"].get("id", name)
        context["widget"]["id"] = id_
        context["widget"]["boxes"] = [
            {
                "id": f"{id_}-{part.name}",
                "name": f"{name}-{part.name}",
                "label": part.label,
                "width": part.width,
                "value": self.typed(value, part.name),
                "wrong": part.name in wrong,
                "messages": wrong.get(part.name, ()),
                "attrs": {
                    **({"autocomplete": part.autocomplete} if part.autocomplete else {}),
                    **({"disabled": True} if attrs.get("disabled") else {}),
                    **self.input_attrs,
                },
            }
            for part in self.parts
        ]
        return context

    def raw_parts(self, data: Mapping[str, Any], name: str) -> dict[str, str]:
        """Give the text of each box as it was sent."""
        return {part.name: str(data.get(f"{name}-{part.name}") or "") for part in self.parts}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether no box was sent at all."""
        return not any(f"{name}-{part.name}" in data for part in self.parts)

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        """Give the first box's id."""
        return self.target_id(id_ or "")

    def target_id(self, id_: str, parts: tuple[str, ...] = ()) -> str:
        """Give the id of the first wrong box, in the order they stand, or of the first box."""
        names = [part.name for part in self.parts]
        wrong = [name for name in names if name in parts]
        return f"{id_}-{(wrong or names)[0]}"
