"""Addresses of where-to-start."""

from .pages import PAGES

urlpatterns = PAGES.addresses("benefits/where-to-start/")
