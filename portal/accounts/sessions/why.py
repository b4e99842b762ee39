"""Why somebody has to sign in again: told to their browser, for the sign-in page to say."""

ENDED = "session-ended"
"""A cookie; its value is a ``limits.Why``."""
A_WHILE = 600
"""Seconds."""
