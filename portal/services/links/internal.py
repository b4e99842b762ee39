"""Whether a link to our own site leads somewhere. The database knows; no request is made."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.coreutils import get_dummy_request
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from .extract import Address, DocumentLink, Link, PageLink

GONE = "The page was deleted."
NOT_PUBLISHED = "The page is not published."
NO_FILE = "The file was deleted."
NO_SUCH_ADDRESS = "There is no page at this address."


def own_path(link: Address) -> str | None:
    """The path of an address on one of our sites; None for an address on another."""
    parts = urlsplit(link.url)
    if not parts.netloc:
        return unquote(parts.path)
    hosts = {site.hostname for site in Site.objects.all()}
    return unquote(parts.path) or "/" if parts.hostname in hosts else None


def problem(link: Link, path: str = "") -> str:
    """What is wrong with a link to our own site, in words; empty if nothing is."""
    match link:
        case PageLink(pk):
            live = Page.objects.filter(pk=pk).values_list("live", flat=True).first()
            return GONE if live is None else "" if live else NOT_PUBLISHED
        case DocumentLink(pk):
            return "" if get_document_model().objects.filter(pk=pk).exists() else NO_FILE
        case _:
            return "" if _leads_somewhere(path) else NO_SUCH_ADDRESS


def _leads_somewhere(path: str) -> bool:
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    try:
        match = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return _is_file(path)
    if match.url_name != "wagtail_serve":
        return True
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return True
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    request = get_dummy_request(path=path, site=site)
    try:
        page, args, kwargs = site.root_page.specific.route(
            request, [part for part in path.split("/") if part]
        )
        if isinstance(page, RoutablePageMixin):  # it looks at the last part when it is served
            page.serve(request, *args, **kwargs)
    except Http404:
        return False
    return True


def _is_file(path: str) -> bool:
    """Whether an address without a slash at its end, such as a file's, is one of ours."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
