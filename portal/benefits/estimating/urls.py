"""Addresses of the estimate."""

from .pages import PAGES

urlpatterns = PAGES.addresses("benefits/estimate/")
