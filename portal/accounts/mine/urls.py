"""Addresses of the account's own pages."""

from __future__ import annotations

from django.urls import path, re_path

from ..details import views as details
from ..leaving import views as leaving
from ..mydata import views as mydata
from . import views

urlpatterns = [
    path("", views.account, name="account"),
    path("details/", details.details, name="account_details"),
    path("details/right/", details.right, name="account_details_right"),
    path("details/<slug:which>/", details.change, name="account_detail"),
    path("share/", details.share, name="account_share"),
    path("data/", mydata.data, name="account_data"),
    re_path(r"^data/download\.(?P<ending>json|html)$", mydata.download, name="account_download"),
    path("delete/", leaving.delete, name="account_delete"),
    path("deleted/", leaving.deleted, name="account_deleted"),
]
