"""The addresses of an organisation's properties."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("bills/clients/", views.clients, name="bills_clients"),
    path("bills/properties/", views.properties, name="bills_properties"),
    path("bills/properties/list.csv", views.download, name="bills_properties_csv"),
    path("bills/properties/add/", views.add, name="bills_properties_add"),
    path("bills/properties/add/example.csv", views.example, name="bills_properties_example"),
    path("bills/properties/added/<slug:public_id>/", views.added, name="bills_properties_added"),
    path(
        "bills/properties/added/<slug:public_id>/result.csv",
        views.result,
        name="bills_properties_result",
    ),
]
