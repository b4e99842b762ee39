"""Addresses of bills. They end the room's list: the first part of a path may be any account."""

from django.urls import path

from . import files, views

urlpatterns = [
    path("bills/", views.bills, name="bills"),
    path("bills/<slug:public_id>/", views.account, name="bill_account"),
    path("bills/<slug:public_id>/payments/", views.entries, name="bill_entries"),
    path("bills/<slug:public_id>/cannot-pay/", views.cannot_pay, name="bill_cannot_pay"),
    path("bills/<slug:public_id>/calendar/", files.calendar, name="bill_calendar"),
    path("bills/<slug:public_id>/bill/<slug:bill_id>/", views.bill, name="bill"),
]
