"""How Wagtail turns editors' text into ours."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from .page_links import RememberedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def links_cost_no_query(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)
