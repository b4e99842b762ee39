"""Forms, as other systems read and send them for people."""


def register() -> None:
    """Say what systems may do with forms. Call it once, from ``AppConfig.ready``."""
    from portal.integration import api

    from .routes import READ, SEND, router

    api.register_scope(READ, "Read which forms there are and how they are answered")
    api.register_scope(SEND, "Fill in forms for people: try, upload files and send")
    api.register("forms", router, "Forms")
