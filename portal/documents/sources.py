"""What can be had in every format: each room says how one of its documents is found.

A room registers in its ``AppConfig.ready()``::

    sources.register(Source("bill", find_bill, guard=sure, back=to_the_bill))

and puts ``{% other_formats "bill" key %}`` beside its page (``{% load formats %}``). The list is
at ``/formats/bill/<key>/``, a file at ``/formats/bill/<key>/<format>/``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .model import Document
from .words import Link

Find = Callable[[HttpRequest, str], Document | None]
View = Callable[..., HttpResponseBase]


def _unguarded(view: View) -> View:
    return view


def _nowhere(request: HttpRequest, key: str) -> Link | None:
    return None


def _unnoted(request: HttpRequest, key: str, format: str) -> None:
    return None


def _always(key: str) -> bool:
    return True


def _as_its_title(document: Document) -> str:
    return ""


@dataclass(frozen=True)
class Source:
    """``find`` decides who may see it: None is a 404, whether it is not there or not theirs.

    The key is a part of an address: no slash, nothing that says who somebody is.
    """

    kind: str
    find: Find
    public: bool = False
    """Anybody may have it, so what is made may be kept by browsers and proxies."""
    guard: Callable[[View], View] = _unguarded
    """Put around the views, such as ``signed_in`` or ``sure``, which lead to a door and back."""
    back: Callable[[HttpRequest, str], Link | None] = _nowhere
    """Where it is read as a page: for the link back."""
    taken: Callable[[HttpRequest, str, str], None] = _unnoted
    """Told when somebody takes it in a format, for rooms that write that down."""
    still: Callable[[str], bool] = _always
    """Of what is public: whether everybody may read it now. Asked where nobody is there to ask."""
    changes: Callable[[], QuerySet[Any]] | None = None
    """Rows with ``key`` and ``changed_at``: when what it says last became something else. For what
    was made of it, which a publication without a change leaves in date."""
    called: Callable[[Document], str] = _as_its_title
    """The name of its file, without the ending, where its title and reference say too much."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a kind. ValueError if the kind is another's already."""
    if _sources.setdefault(source.kind, source) != source:
        raise ValueError(f"Something different is already called {source.kind!r}.")


def source_of(kind: str) -> Source | None:
    """The source of this kind, if there is one."""
    return _sources.get(kind)


def asked_of(request: HttpRequest, kind: str) -> Source | None:
    """The source of this kind, for somebody who asks for one of its things.

    Where things are personal, who is signed in is asked before anything is looked up: so no answer,
    no header of one and no time that it takes tells another's from one that is not there.
    """
    source = source_of(kind)
    if source is not None and not source.public:
        bool(request.user.is_authenticated)
    return source


def kinds() -> list[str]:
    """In the order in which they were registered."""
    return list(_sources)
