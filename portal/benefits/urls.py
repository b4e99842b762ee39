"""Addresses of benefits."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.benefits.start.urls")),
    path("", include("portal.benefits.estimating.urls")),
    path("", include("portal.benefits.decisions.urls")),
    path("", include("portal.benefits.evidence.pages.urls")),
    path("", include("portal.benefits.yours.urls")),
]
