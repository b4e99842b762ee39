"""What the pages of formats ask about whoever reads them. The rooms above know; this one asks.

``wanted_by`` gives the name of the format that they told us they need ("large-print", or one that
people make), and "" where nothing is known. ``may_have_made`` says whether they may have one more
thing made that takes long; ``what`` is the same for the same thing, which counts once.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

Wanted = Callable[[HttpRequest], str]
Allow = Callable[[HttpRequest, str], bool]


def _nobody_knows(request: HttpRequest) -> str:
    return ""


def _anybody_may(request: HttpRequest, what: str) -> bool:
    return True


_wanted: Wanted = _nobody_knows
_allow: Allow = _anybody_may


def ask_what_is_wanted(wanted: Wanted) -> None:
    """Ask this from now on."""
    global _wanted
    _wanted = wanted


def ask_what_is_allowed(allow: Allow) -> None:
    """Ask this from now on."""
    global _allow
    _allow = allow


def wanted_by(request: HttpRequest) -> str:
    """The name of the format that the reader needs, if we know."""
    return _wanted(request)


def may_have_made(request: HttpRequest, what: str) -> bool:
    """Whether the reader may have one more thing made."""
    return _allow(request, what)
