"""Addresses of bills, accounts for both taxes, and of telling us of a change."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # Before the pages of one account, whose addresses begin alike.
    path("", include("portal.billing.organisation.urls")),
    path("", include("portal.billing.joining.urls")),
    path("", include("portal.billing.paying.urls")),
    path("", include("portal.billing.changes.urls")),
    path("", include("portal.billing.paperless.urls")),
    path("", include("portal.billing.direct_debit.pages.urls")),
    path("", include("portal.billing.pages.urls")),
]
