"""What the person and staff see of an order on its case."""

from __future__ import annotations

from typing import Any

from portal.cases.models import Case
from portal.cases.panels import Panel

from ..models import Order
from ..requests import formats, interpreters
from ..requests.kinds import POSTED
from . import words

KINDS = (formats.KEY, interpreters.KEY)


def of(case: Case) -> Order | None:
    """The order of a case, if it has one. A query for cases of our kinds, none for others."""
    if case.kind not in KINDS:
        return None
    found: Order | None = Order.objects.filter(case=case).first()
    if found is not None:
        found.case = case
    return found


def for_person(case: Case) -> Panel | None:
    """The way to a video that was made for them. A file is with the documents of the case.

    Of what goes by post they have nothing to open: whatever came back is for staff.
    """
    order = of(case)
    if order is None or not order.link or order.code in POSTED:
        return None
    return Panel(words.label(order), "accessibility/orders/link.html", {"link": order.link})


def said_of(order: Order) -> dict[str, Any]:
    """What staff read of it."""
    return {
        "order": order,
        "label": words.label(order),
        "language": words.in_language(order),
        "stands": words.stands(order),
    }
