"""Addresses of what staff do to a claim, in the Wagtail admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from . import panel
from .actions import OF_A_CLAIM, OF_A_PROOF

ONE = "benefits/claims/<str:reference>/"


def addresses() -> list[URLPattern]:
    """Give every address. ``clock`` is the number of the proof, as actions of a case call it."""
    return [
        *(
            path(f"{ONE}{act.name}/", act.as_view(), name=f"benefits_{act.name}")
            for act in OF_A_CLAIM
        ),
        *(
            path(f"{ONE}{act.name}/<int:clock>/", act.as_view(), name=f"benefits_{act.name}")
            for act in OF_A_PROOF
        ),
    ]


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    panel.register()
    hooks.register("register_admin_urls", addresses)
