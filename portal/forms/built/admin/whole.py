"""The whole of a form at a glance, each page of it leading to its block in the editor."""

from __future__ import annotations

from ...drawing import Shown, shown
from ...models import FormPage
from ..making import made


def drawn(page: FormPage) -> Shown:
    """Give the drawing and the lengths of a form as it was saved."""
    form = made(page)

    def href_of(step: str) -> str:
        block = form.compiled.places.get(step, "")
        return f"#block-{block}-section" if block else ""

    return shown(form.journey, href_of)
