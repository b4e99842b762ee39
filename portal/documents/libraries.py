"""What WeasyPrint needs from the operating system."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache

# The names that WeasyPrint looks for, on Debian and elsewhere, by the package that has them.
NEEDED = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz0b": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "libfontconfig1": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}


def opened(package: str) -> ctypes.CDLL | None:
    """The library of this package, or None where it is missing."""
    for name in NEEDED[package]:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def missing_packages() -> list[str]:
    """Debian's names of the packages that PDFs lack here."""
    return [package for package in NEEDED if opened(package) is None]


@cache
def why_no_pdf() -> str:
    """A sentence for whoever runs the portal, or nothing when PDFs can be made."""
    lacking = missing_packages()
    if not lacking:
        return ""
    return f"PDFs cannot be made on this computer: it lacks {', '.join(lacking)}."
