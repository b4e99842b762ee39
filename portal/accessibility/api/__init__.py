"""Orders, as those who make formats and send interpreters read and answer them."""

from portal.integration import api


def register() -> None:
    """Say what systems may do with orders. Call it once, from ``AppConfig.ready``."""
    from . import events, text
    from .routes import router

    api.register_scope("formats:read", "Read what its team has ordered: formats and interpreters")
    api.register_scope("formats:write", "Give what was made, and say what was posted or booked")
    api.register_scope(text.SCOPE, "Read letters that its team has ordered in another format")
    router.add_router("", text.router)
    api.register("formats", router, "Formats")
    events.connect()
