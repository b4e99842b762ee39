"""Addresses of formats. A kind and a key say which thing it is, and nothing of anybody."""

from django.urls import path

from .pages import views

urlpatterns = [
    path("formats/<slug:kind>/<slug:key>/", views.other_formats, name="other_formats"),
    path("formats/<slug:kind>/<slug:key>/<slug:format>/", views.format_file, name="format_file"),
]
