"""allauth's list of sessions, filled in our way: see ``portal.accounts.sessions.listed``."""

from __future__ import annotations

from allauth.usersessions.apps import UserSessionsConfig as TheirConfig


class UserSessionsConfig(TheirConfig):
    """Without its signals, which would keep addresses and whatever a browser calls itself."""

    def ready(self) -> None:
        """Nothing."""
