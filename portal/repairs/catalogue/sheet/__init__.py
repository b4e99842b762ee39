"""The catalogue as a table, one row an end: to work on in a spreadsheet, and to bring back."""

from .reading import Fault, Unreadable, read
from .writing import write

__all__ = ["Fault", "Unreadable", "read", "write"]
