"""Which payment service is asked."""

from __future__ import annotations

from typing import NoReturn

from ..named import Named
from .errors import Unavailable
from .protocol import PaymentProvider

OFF = "off"


class Off:
    """No payment service: nobody can pay here, and pages say how else."""

    def _away(self, *args: object) -> NoReturn:
        raise Unavailable

    create = status = cancel = _away


NAMED: Named[PaymentProvider] = Named("PAYMENTS", "the payment service")
register, names, provider = NAMED.register, NAMED.names, NAMED.make


def is_on() -> bool:
    """Whether people can pay here at all."""
    return NAMED.chosen != OFF
