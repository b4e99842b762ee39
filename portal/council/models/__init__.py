from .contacts import ClosureDay, ContactOpeningTime, ContactPoint, Provider
from .gazetteer import GazetteerAddress
from .page import BasePage
from .places import Place, PlaceClosureDay, PlaceOpeningTime
from .settings import CouncilSettings, FooterLink, SiteLanguage

__all__ = [
    "BasePage",
    "ClosureDay",
    "ContactOpeningTime",
    "ContactPoint",
    "CouncilSettings",
    "FooterLink",
    "GazetteerAddress",
    "Place",
    "PlaceClosureDay",
    "PlaceOpeningTime",
    "Provider",
    "SiteLanguage",
]
