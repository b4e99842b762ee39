"""Payments by card: begun with a payment service, and never paid twice or lost.

``begin`` writes a payment down before it asks anybody, and gives where the person goes on.
``settle`` asks how it stands: at every return, at every message of the service, and by the clock
until there is an end. ``signals.paid`` tells the room.
"""
