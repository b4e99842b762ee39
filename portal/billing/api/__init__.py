"""Accounts, bills and entries, as the revenues system tells us of them."""

from portal.integration import api


def register() -> None:
    """Say what systems may do with bills. Call it once, from ``AppConfig.ready``."""
    from .routes import router

    api.register_scope("billing:write", "Tell us of tax accounts, their bills and what was paid")
    api.register("billing", router, "Council tax and business rates")
