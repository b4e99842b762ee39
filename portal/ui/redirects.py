"""Leading elsewhere with a GET, whatever brought the person here."""

from __future__ import annotations

from django.http import HttpResponseRedirect

SEE_OTHER = 303


def see_other(address: str) -> HttpResponseRedirect:
    """Lead to an address."""
    return HttpResponseRedirect(address, status=SEE_OTHER)
