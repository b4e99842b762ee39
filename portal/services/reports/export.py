"""Exports that a spreadsheet only reads, and never runs."""

from typing import Any

STARTS_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula: an apostrophe is put before what might be.

    OWASP, CSV Injection.
    """
    if isinstance(value, str) and value.startswith(STARTS_OF_A_FORMULA):
        return f"'{value}"
    return value


class HarmlessExport:
    """For a Wagtail report: every cell of its CSV and XLSX is harmless. Stands before the view."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return harmless(super().preprocess_field_value(field, value, export_format))  # type: ignore[misc]
