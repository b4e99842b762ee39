"""Addresses of an account's forms."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("account/forms/take/", views.take, name="account_take_forms"),
    path(
        "account/forms/keep/<slug:journey>/<slug:key>/",
        views.keep_details,
        name="account_keep_details",
    ),
]
