from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    """Housing Benefit and Council Tax Reduction: where to start, an estimate, the claim."""

    name = "portal.benefits"
    label = "benefits"

    def ready(self) -> None:
        from . import api
        from .claim import setup as claim
        from .decisions import setup as decisions
        from .disputes import setup as disputes
        from .estimating import setup as estimating
        from .evidence import setup as evidence
        from .schemes import setup as schemes
        from .start import setup as start
        from .yours import rule as yours

        schemes.connect()
        start.connect()
        estimating.connect()
        decisions.connect()
        evidence.connect()
        yours.connect()
        api.register()
        claim.connect()
        disputes.connect()
