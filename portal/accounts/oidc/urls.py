"""The addresses of other doors, below ``account/``."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("oidc/keys.json", views.our_keys, name="oidc_keys"),
    path("oidc/<slug:slug>/", views.go, name="oidc_go"),
    path("oidc/<slug:slug>/away/", views.away, name="oidc_away"),
    path("oidc/<slug:slug>/back/", views.back, name="oidc_back"),
]
