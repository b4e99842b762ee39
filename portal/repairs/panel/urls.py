"""Addresses of the tenants' panel."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("account/repairs-panel/", views.panel, name="repairs_panel"),
    path(
        "account/repairs-panel/say/<int:number>/<slug:step>/", views.say, name="repairs_panel_say"
    ),
    path("repairs/you-said-we-did/", views.you_said_we_did, name="repairs_you_said"),
]
