"""The site's own addresses, with the gallery of questions and a page for each thing gone wrong."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import include, path

from portal.cases.tracking import views as tracking
from portal.integration import limits
from portal.ui import errors
from portal.ui.gallery import urlpatterns as gallery
from portal.urls import handler400, handler403, handler404, handler500
from portal.urls import urlpatterns as site

from .account import urlpatterns as account
from .acting import urlpatterns as acting
from .axe import AXE, PATH
from .benefits_asking import urlpatterns as benefits_asking
from .bills import urlpatterns as bills
from .bills_joining import urlpatterns as bills_joining
from .bills_paying import urlpatterns as bills_paying
from .builder import urlpatterns as builder
from .callers import urlpatterns as callers
from .cases import urlpatterns as cases
from .claims import urlpatterns as claims
from .direct_debit import urlpatterns as direct_debit
from .door import urlpatterns as door
from .drawing import urlpatterns as drawing
from .editor import urlpatterns as editor
from .formats import urlpatterns as formats
from .formats_asked import urlpatterns as formats_asked
from .forms import urlpatterns as forms
from .needs import urlpatterns as needs
from .properties import urlpatterns as properties
from .repairs_after import urlpatterns as repairs_after
from .repairs_panel import urlpatterns as repairs_panel
from .repairs_reporting import urlpatterns as repairs_reporting
from .repairs_visits import urlpatterns as repairs_visits
from .staff import urlpatterns as staff
from .whose import urlpatterns as whose

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


def axe_core(request: HttpRequest) -> FileResponse:
    """To be kept, with what the browser made of it when it first ran."""
    file = FileResponse(AXE.open("rb"), content_type="text/javascript; charset=utf-8")
    file["Cache-Control"] = "public, max-age=31536000, immutable"
    return file


urlpatterns = [
    path(PATH.lstrip("/"), axe_core),
    path("oops/", oops),
    path("refused/", refused),
    path("not-understood/", not_understood),
    path("too-often/", errors.too_many),
    path("track-too-often/", tracking.too_many),
    path("stale-form/", errors.csrf_failure),
    *account,
    *acting,
    *benefits_asking,
    *bills,
    *bills_joining,
    *bills_paying,
    *callers,
    *builder,
    *cases,
    *claims,
    *direct_debit,
    *door,
    *drawing,
    *editor,
    *formats,
    *formats_asked,
    *forms,
    *needs,
    *properties,
    *repairs_after,
    *repairs_panel,
    *repairs_reporting,
    *repairs_visits,
    *staff,
    *whose,
    path("", include((gallery, "gallery"))),
    *site,
]
