"""One row's check of one account: the weighted sum, and how exceptions change it."""

from __future__ import annotations

from collections.abc import Sequence

from .table import A, B, C, G, H, Method, Row, Table, U

INSTEAD_8 = "090126"
"""Exception 8: every account of these sort codes is checked as one of this."""
INSTEAD_9 = "309634"
"""Exception 9: euro accounts are held here, and are checked so when exception 2 fails."""
ADDED_1 = 27
FULL_2 = (0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1)
SHORT_2 = (0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1)
"""Exception 2: the weights where a is not nought, and where besides g is nine."""
LAST_14 = (0, 1, 9)
FOREIGN = range(4, 9)
RETRIED_3 = (6, 9)


def digits_of(sort_code: str, account: str) -> tuple[int, ...]:
    return tuple(map(int, sort_code + account))


def passes(row: Row, table: Table, sort_code: str, account: str) -> bool:
    """Say whether the account passes this row's check, with its exception."""
    digits = digits_of(_sort_code(row, table, sort_code), account)
    rest = remainder(row, digits)
    match row.exception:
        case 4:
            return rest == digits[G] * 10 + digits[H]
        case 5:
            return _fits_check_digit(row.method, rest, digits)
        case 14 if rest:
            return digits[H] in LAST_14 and not remainder(
                row, digits_of(sort_code, f"0{account[:-1]}")
            )
    return not rest


def remainder(row: Row, digits: Sequence[int]) -> int:
    """Give what is left of the weighted sum of 14 digits."""
    products = [weight * digit for weight, digit in zip(_weights(row, digits), digits, strict=True)]
    if row.method is Method.DBLAL:
        total = sum(int(figure) for each in products for figure in str(abs(each)))
    else:
        total = sum(products)
    if row.exception == 1:
        total += ADDED_1
    return total % row.method.modulus


def is_foreign(row: Row, account: str) -> bool:
    """Exception 6: an account in foreign money, which nobody can check."""
    return row.exception == 6 and int(account[0]) in FOREIGN and account[-1] == account[-2]


def is_not_needed(row: Row, account: str) -> bool:
    """Exception 3: this second check is left out for accounts with such a third figure."""
    return row.exception == 3 and int(account[C - A]) in RETRIED_3


def _sort_code(row: Row, table: Table, sort_code: str) -> str:
    match row.exception:
        case 5:
            return table.substitutes.get(sort_code, sort_code)
        case 8:
            return INSTEAD_8
        case 9:
            return INSTEAD_9
    return sort_code


def _weights(row: Row, digits: Sequence[int]) -> Sequence[int]:
    match row.exception:
        case 2 if digits[A] and digits[G] == 9:
            return SHORT_2
        case 2 if digits[A]:
            return FULL_2
        case 7 if digits[G] == 9:
            return _without_the_first(row)
        case 10 if digits[G] == 9 and digits[B] == 9 and digits[A] in (0, 9):
            return _without_the_first(row)
    return row.weights


def _without_the_first(row: Row) -> Sequence[int]:
    return (0,) * (B + 1 - U) + row.weights[B + 1 :]


def _fits_check_digit(method: Method, rest: int, digits: Sequence[int]) -> bool:
    """Exception 5: what is left says what g must be, and in the second check what h must be.

    Where one is left of eleven it would have to be ten, which no figure is.
    """
    place = H if method is Method.DBLAL else G
    return digits[place] == (method.modulus - rest) % method.modulus
