"""Addresses of where-to-start."""

from django.urls import path

from portal.ui.private import private

from .claiming import claim
from .pages import PAGES

ROOT = "benefits/where-to-start/"

urlpatterns = [
    path(f"{ROOT}<slug:key>/claim/", private(claim), name="benefits_start_claim"),
    *PAGES.addresses(ROOT),
]
