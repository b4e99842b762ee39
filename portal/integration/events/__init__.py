"""What happened in the portal that other systems may need to know.

A room registers the types of its events and publishes them inside the transaction of what
happened. Each interested endpoint gets one delivery.
"""

from .publish import Event, publish
from .types import EventType, UnknownEvent, all_types, register, registered

__all__ = [
    "Event",
    "EventType",
    "UnknownEvent",
    "all_types",
    "publish",
    "register",
    "registered",
]
