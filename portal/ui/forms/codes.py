"""Answers with a form of their own, tidied as they are read."""

from collections.abc import Mapping
from typing import Any, ClassVar

from . import parsing
from .parsing import Unreadable
from .text import TextField
from .widgets import PhoneInput


class CodeField(TextField):
    """A line that is parsed. A subclass says how to read (``parse``) and how to show (``show``)."""

    default_spellcheck = False
    default_inputmode = ""
    nothing: Any = ""
    """The clean value of an optional question left empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("inputmode", self.default_inputmode)
        kwargs.setdefault("empty_value", self.nothing)
        super().__init__(**kwargs)
        self.validators = [*self.default_validators, *kwargs.get("validators", ())]

    def parse(self, text: str) -> Any:
        """Read the text or raise ``Unreadable``."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """Write a clean value as people read it."""
        return str(value)

    def to_python(self, value: Any) -> Any:
        """Give the clean value; raise the sentence for what could not be read."""
        if value is None:
            return self.nothing
        text = value if isinstance(value, str) else self.show(value)
        try:
            if not parsing.plain(text):
                return self.nothing
            return self.parse(text)
        except Unreadable as unreadable:
            raise self.problem_from(unreadable) from None

    def prepare_value(self, value: Any) -> Any:
        """Show a readable value in its usual form, and an unreadable one just as it was typed."""
        if value is None or value == "":
            return value
        try:
            return self.show(self.parse(value) if isinstance(value, str) else value)
        except Unreadable:
            return value


class PhoneField(CodeField):
    """A telephone number, kept in E.164. ``mobile``: one for texts. ``abroad``: any country's."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "Enter a telephone number with its area code, like 01632 960 001",
        "mobile": "Enter a UK mobile number that starts with 07",
        "abroad": "Enter a UK telephone number, like 01632 960 001",
    }
    widget = PhoneInput
    fallback_name = "your telephone number"
    default_autocomplete = "tel"
    default_width = 20

    def __init__(self, *, mobile: bool = False, abroad: bool = False, **kwargs: Any) -> None:
        self.mobile, self.abroad = mobile, abroad
        super().__init__(**kwargs)

    def parse(self, text: str) -> str:
        return parsing.parse_phone(text, mobile=self.mobile, abroad=self.abroad)

    def show(self, value: Any) -> str:
        return parsing.format_phone(value)


class NinoField(CodeField):
    """A National Insurance number, kept as nine characters. Never proof of who someone is."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "{Name} must be 2 letters, 6 numbers and a letter A, B, C or D",
        "prefix": "{Name} must start with 2 letters that are in use: look at a payslip",
    }
    fallback_name = "your National Insurance number"
    default_width = 10

    def parse(self, text: str) -> str:
        return parsing.parse_nino(text)

    def show(self, value: Any) -> str:
        return parsing.format_nino(value)


class SortCodeField(CodeField):
    """A bank's sort code, kept as six digits."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "{Name} must be 6 numbers, like 12-34-56",
    }
    fallback_name = "the sort code"
    default_inputmode = "numeric"
    default_width = 5

    def parse(self, text: str) -> str:
        return parsing.parse_sort_code(text)

    def show(self, value: Any) -> str:
        return parsing.format_sort_code(value)


class AccountNumberField(CodeField):
    """A bank account number, kept as eight digits."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "{Name} must be 6, 7 or 8 numbers, like 00123456",
    }
    fallback_name = "the account number"
    default_inputmode = "numeric"
    default_width = 10

    def parse(self, text: str) -> str:
        return parsing.parse_account_number(text)


class PostcodeField(CodeField):
    """A UK postcode, kept in capitals with one space."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "Enter a full UK postcode, like AA1 1AA",
    }
    fallback_name = "your postcode"
    default_autocomplete = "postal-code"
    default_width = 10

    def parse(self, text: str) -> str:
        return parsing.parse_postcode(text)
