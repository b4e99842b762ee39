"""The details of whom somebody acts for, where they may see them. Looking is recorded."""

from __future__ import annotations

from portal.ui.forms import Address

from .. import audit
from ..models import Person
from ..panels import Panel, Viewer
from .scopes import DETAILS


def build(viewer: Viewer) -> Panel | None:
    """For a person their name, address and telephone; for an organisation its properties."""
    acting = viewer.acting
    if acting is None or DETAILS not in acting.scope:
        return None
    subject = acting.subject
    if not isinstance(subject, Person):
        lines = [
            ", ".join(Address.from_dict(each.address).lines()) for each in subject.properties.all()
        ]
        return Panel("accounts/acting/details.html", {"properties": lines})
    audit.record(
        "person.viewed",
        f"person:{subject.public_id}",
        request=viewer.request,
        about=subject.public_id,
        details={"part": "acting"},
    )
    lines = Address.from_dict(subject.address).lines()
    return Panel("accounts/acting/details.html", {"person": subject, "lines": lines})
