"""Every address of the site."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portal.integration.urls")),
    path("", include("portal.ui.urls")),
    path("", include("portal.documents.urls")),
    path("", include("portal.accounts.urls")),
    path("", include("portal.cases.urls")),
    path("", include("portal.forms.urls")),
    path("", include("portal.repairs.urls")),
    path("", include("portal.benefits.urls")),
    path("", include("portal.billing.urls")),
    path("", include("portal.accessibility.urls")),
    path("", include("portal.services.urls")),
    path("", include("portal.home.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "portal.ui.errors.bad_request"
handler403 = "portal.ui.errors.forbidden"
handler404 = "portal.ui.errors.not_found"
handler500 = "portal.ui.errors.server_error"
