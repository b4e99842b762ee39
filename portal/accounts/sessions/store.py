"""Where sessions are kept: Django's own table, with the list of who is signed in kept in step."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as InDatabase

from . import listed


class SessionStore(InDatabase):
    """A session that gets a new key keeps its place in the list; one that ends leaves it."""

    def cycle_key(self) -> None:
        before = self.session_key
        super().cycle_key()
        if before and self.session_key and SESSION_KEY in self:
            listed.follow(before, self.session_key)

    def flush(self) -> None:
        before, was_in = self.session_key, SESSION_KEY in self
        super().flush()
        if before and was_in:
            listed.forget([before])
