"""Claims, as the benefits system reads and changes them."""

from portal.integration import api


def register() -> None:
    """Say what systems may do with claims. Call it once, from ``AppConfig.ready``."""
    from . import events
    from .routes import router

    api.register_scope("claims:read", "Read the claims of its team and how their proofs stand")
    api.register_scope("claims:write", "Accept proofs, ask for them, and record decisions")
    api.register("claims", router, "Claims")
    events.connect()
