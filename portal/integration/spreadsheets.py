"""What a spreadsheet reads, and must never run."""

from typing import Any

STARTS_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: Any) -> Any:
    """An apostrophe before words that a spreadsheet may take for a formula, also after spaces.

    Numbers and all else stay as they are. OWASP, CSV Injection.
    """
    if isinstance(cell, str) and (
        cell.startswith(STARTS_OF_A_FORMULA) or cell.lstrip().startswith(STARTS_OF_A_FORMULA)
    ):
        return f"'{cell}"
    return cell
