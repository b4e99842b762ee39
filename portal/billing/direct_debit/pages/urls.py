"""Addresses of a Direct Debit, below the account that it pays."""

from django.urls import path

from . import setting_up, standing

BASE = "bills/<slug:account>/direct-debit/"
urlpatterns = [
    path(BASE, standing.standing, name="direct_debit"),
    path(f"{BASE}your-account/", setting_up.yours, name="direct_debit_yours"),
    path(f"{BASE}bank/", setting_up.bank, name="direct_debit_bank"),
    path(f"{BASE}day/", setting_up.day, name="direct_debit_day"),
    path(f"{BASE}check/", setting_up.check, name="direct_debit_check"),
    path(f"{BASE}on-paper/", setting_up.paper, name="direct_debit_paper"),
    path(f"{BASE}stop/", standing.stop, name="direct_debit_stop"),
]
