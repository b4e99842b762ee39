"""A person's details, at the side of their account."""

from __future__ import annotations

from portal.ui.forms import Address
from portal.ui.forms.parsing import format_phone

from .. import consents
from ..consents import SHARE_DETAILS
from ..panels import Panel, Viewer
from . import keeping


def build(viewer: Viewer) -> Panel:
    """In three lines, with what is to be confirmed."""
    person = viewer.person
    address = Address.from_dict(person.address)
    where = ", ".join(part for part in (address.line_1, address.postcode) if part)
    phone = format_phone(person.phone)
    lines = [line for line in (person.name, where, viewer.user.email, phone) if line]
    old = any(each.is_old for each in keeping.details_of(person))
    asked = getattr(person, "was_asked", None)  # with the person, see ``panels.viewer_of``
    if asked is None:
        asked = consents.was_asked(person, SHARE_DETAILS)
    return Panel("accounts/mine/details_panel.html", {"lines": lines, "old": old, "asked": asked})
