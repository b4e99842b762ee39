from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

NOT_FOR_ROBOTS = ("/admin/", "/formats/", "/page-feedback/", "/search/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read, and where the list of our pages is (RFC 9309)."""
    site = Site.find_for_request(request)
    root = site.root_url if site else f"{request.scheme}://{request.get_host()}"
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {root}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
