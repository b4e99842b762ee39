"""The link to the council's own colours."""

from django import template
from django.template.context import Context
from wagtail.models import Site

from portal.council.models import CouncilSettings

from .. import generation
from ..stylesheet import href

register = template.Library()


@register.simple_tag(takes_context=True)
def council_stylesheet(context: Context) -> str:
    """The address of the council's stylesheet, or nothing where core.css will do."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return ""
    return generation.remembered(
        f"ui.stylesheet:{site.pk}", lambda: href(CouncilSettings.for_site(site))
    )
