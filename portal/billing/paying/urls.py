"""Addresses of paying."""

from __future__ import annotations

from django.urls import path

from . import after, views

urlpatterns = [
    path("bills/<slug:account>/pay/", views.account, name="bill_pay"),
    path("pay/", views.by_reference, name="pay"),
    path("pay/<slug:public_id>/", after.payment, name="payment"),
    path("pay/<slug:public_id>/go/", after.go, name="payment_go"),
]
