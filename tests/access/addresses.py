"""Every address of the site, each with one that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

Known = Callable[[str, str], str]
"""A sample for a part of an address: by the address's name and the part's."""

GROUP = re.compile(r"\((?:\?P<(?P<name>\w+)>)?(?:[^()]|\([^()]*\))*\)")
PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
BY_KIND = {"int": "1", "slug": "sample", "uuid": "00000000-0000-4000-8000-000000000000"}


@dataclass(frozen=True)
class Address:
    """One pattern. ``name`` has its namespaces before it; ``route`` is as it was written."""

    name: str
    route: str
    patterns: tuple[Any, ...] = field(repr=False)
    view: Any = field(repr=False)

    @property
    def key(self) -> str:
        """What the matrix calls it: no two have the same."""
        return f"/{self.route}"

    @property
    def is_admin(self) -> bool:
        return self.route.startswith("admin/")

    def path(self, known: Known) -> str:
        """An address of this pattern, with samples where it has parts."""
        return "/" + "".join(self._filled(pattern, known) for pattern in self.patterns)

    def model(self) -> type[Model] | None:
        """Which rows a view of Wagtail's is about."""
        given = getattr(self.view, "view_initkwargs", {}).get("model")
        found = given or getattr(getattr(self.view, "view_class", None), "model", None)
        return found if isinstance(found, type) and issubclass(found, Model) else None

    def _filled(self, pattern: Any, known: Known) -> str:
        def sample(part: re.Match[str]) -> str:
            name = part["name"] or "part"
            kind = part.groupdict().get("kind") or ""
            return known(self.name, name) or BY_KIND.get(kind, "1")

        route = str(pattern)
        if isinstance(pattern, RegexPattern):
            plain = GROUP.sub(sample, route.lstrip("^").rstrip("$").replace("\\Z", ""))
            return plain.replace("\\.", ".").replace("\\", "")
        return PART.sub(sample, route)


def every() -> list[Address]:
    """All of them; where two patterns are alike the first, which is the one that answers."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(), (), ()):
        found.setdefault(address.key, address)
    return list(found.values())


def _walk(
    resolver: URLResolver, patterns: tuple[Any, ...], names: tuple[str, ...]
) -> Iterator[Address]:
    for each in resolver.url_patterns:
        inner = (*patterns, each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, inner, (*names, each.namespace) if each.namespace else names)
        elif isinstance(each, URLPattern):
            route = "".join(str(pattern) for pattern in inner)
            yield Address(":".join((*names, each.name or "")), route, inner, each.callback)
