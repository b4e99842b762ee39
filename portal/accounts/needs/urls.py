"""Addresses of the pages about needs, below the account's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.needs, name="account_needs"),
    path("change/", views.change, name="account_needs_change"),
    path("right/", views.confirm, name="account_needs_confirm"),
    path("forget/", views.forget, name="account_needs_forget"),
]
