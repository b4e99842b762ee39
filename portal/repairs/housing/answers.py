"""What a housing system's JSON must be before we believe a word of it. See docs/repairs.md."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ..law.words import Tenure
from .kinds import Home

Building = Annotated[str, StringConstraints(max_length=80)]


class NotUnderstood(ValueError):
    """What came back is no answer to what we asked. Says what is wrong, and none of its words."""


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _Home(_Shape):
    tenure: Tenure
    building: Building = ""
    by_phone: bool = False
    lived_in: bool = True


class _Answer(_Shape):
    uprn: str
    home: _Home | None


def home(body: bytes, uprn: str) -> Home | None:
    """Read what is said of one home, and of no other. Raises NotUnderstood."""
    try:
        said = _Answer.model_validate_json(body)
    except ValidationError as error:
        kinds = sorted({found["type"] for found in error.errors(include_input=False)})
        raise NotUnderstood(", ".join(kinds)) from None
    if said.uprn != uprn:
        raise NotUnderstood("about another home")
    found = said.home
    if found is None:
        return None
    return Home(found.tenure, found.building.strip(), found.by_phone, found.lived_in)
