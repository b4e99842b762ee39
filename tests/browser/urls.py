"""The site's own addresses, with the gallery of questions and a page for each thing gone wrong."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from portal.cases.tracking import views as tracking
from portal.integration import limits
from portal.ui import errors
from portal.ui.gallery import urlpatterns as gallery
from portal.urls import handler400, handler403, handler404, handler500
from portal.urls import urlpatterns as site

from .cases import urlpatterns as cases
from .forms import urlpatterns as forms

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def allow_all(purpose: str, who: str, most: int, seconds: int) -> bool:
    """Instead of counting: every test comes from one address."""
    return True


limits.take = allow_all


def oops(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("As the tests asked")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def not_understood(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    path("oops/", oops),
    path("refused/", refused),
    path("not-understood/", not_understood),
    path("too-often/", errors.too_many),
    path("track-too-often/", tracking.too_many),
    path("stale-form/", errors.csrf_failure),
    *cases,
    *forms,
    path("", include((gallery, "gallery"))),
    *site,
]
