from .attempt import Attempt, Outcome
from .batch import Batch
from .counterpart import Counterpart
from .delivery import Delivery
from .endpoint import Endpoint, Kind, Subscription
from .last_known import LastKnown
from .payment import Payment, PaymentState
from .states import Channel, SetAside, State
from .system import ApiKey, ReceivedMessage, System
from .template import MessageTemplate

__all__ = [
    "ApiKey",
    "Attempt",
    "Batch",
    "Channel",
    "Counterpart",
    "Delivery",
    "Endpoint",
    "Kind",
    "LastKnown",
    "MessageTemplate",
    "Outcome",
    "Payment",
    "PaymentState",
    "ReceivedMessage",
    "SetAside",
    "State",
    "Subscription",
    "System",
]
