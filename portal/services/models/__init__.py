from .alerts import Alert, ServiceStatus
from .feedback import PageFeedback
from .guide import GuidePage
from .information import ContactPage, InformationPage, NewsIndexPage, NewsPage, PlacePage
from .links import BrokenLink
from .service import RelatedService, ServicePage
from .step_by_step import StepByStepPage
from .topic import TopicPage
from .version import ContentChange, PageVersion

__all__ = [
    "Alert",
    "BrokenLink",
    "ContactPage",
    "ContentChange",
    "GuidePage",
    "InformationPage",
    "NewsIndexPage",
    "NewsPage",
    "PageFeedback",
    "PageVersion",
    "PlacePage",
    "RelatedService",
    "ServicePage",
    "ServiceStatus",
    "StepByStepPage",
    "TopicPage",
]
