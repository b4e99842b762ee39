"""Addresses of paying for what was sent."""

from django.urls import path

from . import pages

urlpatterns = [
    path("track/<str:written>/pay/", pages.pay, name="form_pay"),
    path("track/<str:written>/pay/go/", pages.go, name="form_pay_go"),
    path("track/<str:written>/pay/stop/", pages.stop, name="form_pay_stop"),
]
