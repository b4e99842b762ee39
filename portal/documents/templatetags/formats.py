"""The link to the other formats of what a page shows."""

from __future__ import annotations

from django import template

register = template.Library()


@register.inclusion_tag("documents/formats/link.html")
def other_formats(kind: str, key: object, print_url: str = "") -> dict[str, str]:
    """A short section with the link; ``print_url`` is a page to print, where there is one."""
    return {"kind": kind, "key": str(key), "print_url": print_url}
