from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The e-form engine: definition, route, draft, submission."""

    name = "portal.forms"
    label = "forms"

    def ready(self) -> None:
        from portal.accounts import kiosk

        from . import access, setup
        from .learning import setup as learning_setup
        from .mine import setup as mine_setup
        from .saving import setup as saving_setup
        from .uploads import setup as uploads_setup

        uploads_setup.connect()
        saving_setup.connect()
        setup.connect()
        mine_setup.connect()
        learning_setup.connect()
        kiosk.register(access.forget)
