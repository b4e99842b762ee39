from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        from .acting import setup as acting_setup
        from .audit import setup as audit_setup
        from .door import setup as door_setup
        from .factors import setup as factors_setup
        from .markers import review as marker_review
        from .mine import setup as mine_setup
        from .needs import setup as needs_setup
        from .oidc import setup as oidc_setup
        from .sessions import setup as sessions_setup
        from .staff import setup as staff_setup

        acting_setup.connect()
        audit_setup.connect()
        door_setup.connect()
        factors_setup.connect()
        marker_review.connect()
        mine_setup.connect()
        needs_setup.connect()
        oidc_setup.connect()
        sessions_setup.connect()
        staff_setup.connect()
