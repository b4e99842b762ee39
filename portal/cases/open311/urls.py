"""Addresses under ``/open311/v2/``."""

from django.urls import re_path

from . import views

FORM = r"\.(?P<form>xml|json)\Z"

urlpatterns = [
    re_path(r"^discovery" + FORM, views.discovery, name="open311_discovery"),
    re_path(r"^services" + FORM, views.services, name="open311_services"),
    re_path(r"^services/(?P<code>[^/]{1,80})" + FORM, views.service, name="open311_service"),
    re_path(r"^requests" + FORM, views.requests, name="open311_requests"),
    re_path(r"^requests/(?P<number>[0-9]{1,18})" + FORM, views.one_request, name="open311_request"),
    re_path("", views.nothing),
]
