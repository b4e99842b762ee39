"""What goes to which service of an Open311 server, as an administrator writes it: JSON, checked."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from pydantic import BaseModel, ConfigDict
from pydantic import ValidationError as NotAsAsked

from ..channels.open311.form import FIELDS

Paths = dict[str, str | list[str]]
"""Where the words of each field stand in an event: one path, or several."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Service(Strict):
    """A service with more than its code."""

    code: str
    fields: Paths = {}
    attributes: Paths = {}


class Services(Strict):
    """The options of an endpoint that say what goes where: see docs/integration.md, "Open311"."""

    services: dict[str, str | Service] = {}
    by: str = ""
    fields: Paths = {}
    attributes: Paths = {}


PARTS = tuple(Services.model_fields)


class ServicesField(forms.JSONField):
    """Says which part is wrong, in the words of its place."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": 8, "spellcheck": "false"})
        super().__init__(widget=widget, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return json.dumps(value, indent=2, ensure_ascii=False) if value else ""
        return super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            found = Services.model_validate({} if typed is None else typed)
        except NotAsAsked as error:
            place = ", ".join(str(part) for part in error.errors()[0]["loc"][:2])
            raise ValidationError(f"This is not as we need it: {place or 'all of it'}") from None
        own = [each.fields for each in found.services.values() if isinstance(each, Service)]
        unknown = sorted({name for fields in (found.fields, *own) for name in fields} - {*FIELDS})
        if unknown:
            raise ValidationError(f"Open311 has no field {', '.join(unknown)}.")
        return found.model_dump(exclude_unset=True)
