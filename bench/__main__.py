"""Every figure in one table. Ends with 1 if a budget is missed."""

import sys

from . import queries, rates, receipt, weight
from .figures import table


def main() -> int:
    figures = [*weight.figures(), *rates.figures(), *queries.figures(), *receipt.figures()]
    print(table(figures))
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
