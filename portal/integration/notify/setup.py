"""What is said once, when the portal starts."""

from __future__ import annotations


def connect() -> None:
    """Serve GOV.UK Notify's receipts, and check the settings. Called by ``AppConfig.ready``."""
    from .. import api
    from . import checks as checks
    from .api import MAY, SCOPE, router

    api.register_scope(SCOPE, MAY)
    api.register("/notify", router, "notify")
