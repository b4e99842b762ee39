"""The address of what somebody is to us."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("account/you/", views.change, name="guises")]
