from .attempt import Attempt, Outcome
from .delivery import Channel, Delivery, SetAside, State

__all__ = ["Attempt", "Channel", "Delivery", "Outcome", "SetAside", "State"]
