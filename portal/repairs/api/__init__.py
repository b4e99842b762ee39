"""Repairs and their visits, as the systems of those who do them read and change them."""

from portal.integration import api


def register() -> None:
    """Say what systems may do with repairs. Call it once, from ``AppConfig.ready``."""
    from . import events
    from .routes import router

    api.register_scope("repairs:read", "Read the repairs of its team and their visits")
    api.register_scope("repairs:write", "Tell how far repairs and visits are")
    api.register("repairs", router, "Repairs")
    events.connect()
