"""Cases, as the council's systems read and change them."""

from portal.integration import api


def register() -> None:
    """Say what systems may do with cases."""
    from .routes import router

    api.register_scope("cases:read", "Read the cases of its team")
    api.register_scope("cases:write", "Change the status, write notes and ask the person")
    api.register_scope("cases:all", "All of that for the cases of every team, not only its own")
    api.register_scope("documents:write", "Add documents to cases")
    api.register("cases", router, "Cases")
