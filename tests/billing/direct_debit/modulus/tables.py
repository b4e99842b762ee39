"""Tables of our own making: no row is of the real ones, and no bank has these sort codes."""

from portal.billing.direct_debit.modulus.table import DIGITS

LETTERS = "uvwxyzabcdefgh"


def row(
    method: str, exception: int | None = None, codes: str = "990000 990099", **weights: int
) -> str:
    """Write a line of the weight table. Weights that are not named are nought."""
    figures = [weights.get(letter, 0) for letter in LETTERS]
    assert len(figures) == DIGITS
    return " ".join([codes, method, *map(str, figures), *([str(exception)] if exception else [])])
