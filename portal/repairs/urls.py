"""Addresses of repairs."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.repairs.panel.urls")),
    path("", include("portal.repairs.visits.pages.urls")),
    path("", include("portal.repairs.after.pages.urls")),
]
