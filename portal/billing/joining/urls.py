"""Addresses of adding a tax account to one's own, and of taking it out."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("bills/join/", views.join, name="bills_join"),
    path("bills/left/", views.left, name="bills_left"),
    path("bills/<slug:public_id>/joined/", views.joined, name="bills_joined"),
    path("bills/<slug:public_id>/leave/", views.leave, name="bills_leave"),
]
