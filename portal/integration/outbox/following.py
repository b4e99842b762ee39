"""What may go now because the one before it has ended."""

from __future__ import annotations

from django.db import transaction

from ..models import Delivery
from ..wake import wake


def wake_next(ended: Delivery) -> None:
    """Wake the next of the same stream for the same endpoint, when the transaction commits.

    What goes by the clock, in files, waits for its time.
    """
    if not ended.stream:
        return
    following = (
        Delivery.objects.due()
        .filter(endpoint=ended.endpoint_id, stream=ended.stream, endpoint__schedule="")
        .order_by("pk")
        .values_list("pk", flat=True)
    )

    def tell() -> None:
        if (next_ := following.first()) is not None:
            wake(next_)

    transaction.on_commit(tell, robust=True)
