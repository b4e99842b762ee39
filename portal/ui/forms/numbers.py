"""Sums of money and whole numbers, each within bounds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from . import parsing
from .codes import CodeField


class MoneyField(CodeField):
    """A sum in pounds, as a Decimal of two places. The default bounds are 0 to 9,999,999.99."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "{Name} must be a number in pounds and pence, like 120 or 45.50",
        "negative": "{Name} must be £{min_value} or more",
        "min_value": "{Name} must be £{min_value} or more",
        "max_value": "{Name} must be £{max_value} or less",
    }
    default_inputmode = "decimal"
    default_width = 10
    nothing = None

    def __init__(
        self,
        *,
        min_value: Decimal = Decimal(0),
        max_value: Decimal = Decimal("9999999.99"),
        **kwargs: Any,
    ) -> None:
        if min_value < 0:
            raise ValueError("a sum below nothing cannot be asked for")
        self.min_value, self.max_value = min_value, max_value
        kwargs.setdefault("prefix", "£")
        super().__init__(**kwargs)

    def sentence_values(self) -> dict[str, str]:
        """Add the bounds, without ``.00``."""
        bounds = {
            "min_value": self.show(self.min_value).removesuffix(".00"),
            "max_value": self.show(self.max_value).removesuffix(".00"),
        }
        return {**super().sentence_values(), **bounds}

    def parse(self, text: str) -> Decimal:
        return parsing.parse_money(text)

    def show(self, value: Any) -> str:
        return parsing.format_money(value)

    def to_python(self, value: Any) -> Any:
        amount = super().to_python(value)
        if amount is not None and amount < self.min_value:
            raise self.problem("min_value")
        if amount is not None and amount > self.max_value:
            raise self.problem("max_value")
        return amount


class WholeNumberField(CodeField):
    """A whole number, such as how many people live somewhere."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "{Name} must be a whole number, like 3",
        "min_value": "{Name} must be {min_value} or more",
        "max_value": "{Name} must be {max_value} or fewer",
    }
    default_inputmode = "numeric"
    default_width = 5
    nothing = None

    def __init__(self, *, min_value: int = 0, max_value: int = 999_999, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def sentence_values(self) -> dict[str, str]:
        """Add the bounds."""
        bounds = {"min_value": f"{self.min_value:,}", "max_value": f"{self.max_value:,}"}
        return {**super().sentence_values(), **bounds}

    def parse(self, text: str) -> int:
        return parsing.parse_whole_number(text)

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if number is not None and number < self.min_value:
            raise self.problem("min_value")
        if number is not None and number > self.max_value:
            raise self.problem("max_value")
        return number
