"""Why a payment could not be begun or looked at. None of them holds a word about a person."""

from __future__ import annotations

from datetime import datetime

from ..models import Payment


class PaymentError(Exception):
    """There is no way to pay from this call. Its subclasses say why."""


class Unavailable(PaymentError):
    """The payment service gave no answer that we can use.

    Nobody has been sent on to pay by this call, so nothing has been taken by it.
    """

    def __init__(self, last_seen: datetime | None = None) -> None:
        super().__init__("The payment service does not answer.")
        self.last_seen = last_seen


class Refused(PaymentError):
    """The payment service does not do this: to begin what it cannot take, to stop what is over."""

    def __init__(self, code: str = "") -> None:
        super().__init__(f"Refused: {code}.")
        self.code = code


class Over(PaymentError):
    """The payment that was being made has come to an end meanwhile: look at it first."""

    def __init__(self, payment: Payment) -> None:
        super().__init__("It has come to an end.")
        self.payment = payment


class UnderWay(PaymentError):
    """The payment service is just taking it, so that nothing else may be begun."""

    def __init__(self, payment: Payment) -> None:
        super().__init__("It is just being taken.")
        self.payment = payment
