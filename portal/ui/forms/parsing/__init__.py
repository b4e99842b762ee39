"""Readers of what people type: each takes any text and gives a tidy value or ``Unreadable``."""

from .bank import format_sort_code, parse_account_number, parse_sort_code
from .characters import Unreadable, plain, tidy
from .dates import DateParts, parse_date
from .money import format_money, parse_money
from .nino import format_nino, parse_nino
from .numbers import parse_whole_number
from .phone import format_phone, parse_phone
from .postcode import parse_postcode

__all__ = [
    "DateParts",
    "Unreadable",
    "format_money",
    "format_nino",
    "format_phone",
    "format_sort_code",
    "parse_account_number",
    "parse_date",
    "parse_money",
    "parse_nino",
    "parse_phone",
    "parse_postcode",
    "parse_sort_code",
    "parse_whole_number",
    "plain",
    "tidy",
]
