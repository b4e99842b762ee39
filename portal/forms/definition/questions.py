"""A question as data: what is asked, and what counts as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What kind of answer a question takes, and how a draft keeps it as JSON."""

    TEXT = "text"
    TEXTAREA = "textarea"
    RADIOS = "radios"
    CHECKBOXES = "checkboxes"  # a list of values
    SELECT = "select"
    YES_NO = "yes-no"  # "yes" or "no"
    DATE = "date"  # ISO 8601
    WHOLE_NUMBER = "whole-number"  # an int
    MONEY = "money"  # pounds, as text with two places
    EMAIL = "email"
    PHONE = "phone"  # E.164
    ADDRESS = "address"  # line_1, line_2, town, postcode
    POSTCODE = "postcode"
    NINO = "nino"
    SORT_CODE = "sort-code"
    ACCOUNT_NUMBER = "account-number"
    FILE = "file"  # a list of {"id": …, "name": …}


LISTED = frozenset({Kind.RADIOS, Kind.CHECKBOXES, Kind.SELECT, Kind.YES_NO})
MEASURED = frozenset({Kind.WHOLE_NUMBER, Kind.MONEY})
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Choice:
    """One answer on a list. ``exclusive`` is for "None of these" among checkboxes."""

    value: str
    label: str
    hint: str = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Divider:
    """A word between answers, such as "or"."""

    text: str = "or"


YES_OR_NO = (Choice(YES, "Yes"), Choice(NO, "No"))


@dataclass(frozen=True)
class Question:
    """One question. Its ``id`` never changes, from version to version.

    ``short`` names it in a list of answers, where the label is long. ``error_name`` is the thing
    inside an error sentence ("your date of birth"); ``errors`` puts sentences, by code, in the
    place of the usual ones. ``autocomplete`` is an HTML token, and ``off`` where the answer is
    about somebody else. A ``sensitive`` answer is masked wherever it need not be read.

    Limits: ``longest`` in characters (0: the kind's own); ``least`` and ``most`` for numbers and
    sums; ``earliest`` and ``latest`` as ISO dates or ``today``; ``extensions``, ``max_files`` and
    ``max_megabytes`` (each) for files. ``validators`` are names of registered ones.
    """

    id: str
    kind: Kind
    label: str
    hint: str = ""
    short: str = ""
    required: bool = True
    choices: tuple[Choice | Divider, ...] = ()
    autocomplete: str = ""
    sensitive: bool = False
    error_name: str = ""
    errors: Mapping[str, str] = field(default_factory=dict, hash=False)
    validators: tuple[str, ...] = ()
    longest: int = 0
    least: int | Decimal | None = None
    most: int | Decimal | None = None
    earliest: str = ""
    latest: str = ""
    extensions: tuple[str, ...] = ()
    max_files: int = 1
    max_megabytes: int = 10
    counted: bool = False
    """Show how much may be written, below a textarea."""
    inline: bool = False
    """Put two short answers side by side."""
    mobile: bool = False
    """Only a number that can be sent a text."""
    abroad: bool = False
    """Telephone numbers of any country."""
    width: int = 0
    """The box's, in characters; 0 is the kind's own."""
    timed: bool = False
    """Keep the moment at which this was answered, or the answer was last changed."""
    choices_from: str = ""
    """Offer what a registered function finds, before the choices that are written here."""

    @property
    def options(self) -> tuple[Choice, ...]:
        """Give the answers on the list, if there is one."""
        if self.kind is Kind.YES_NO:
            return YES_OR_NO
        return tuple(item for item in self.choices if isinstance(item, Choice))

    @property
    def name(self) -> str:
        """Name it in a list of answers."""
        return self.short or self.label

    def label_of(self, value: str | Mapping[str, str]) -> str:
        """Give the words of an answer on the list; the value itself if it is not on it.

        What was looked up is kept with its words.
        """
        if isinstance(value, Mapping):
            return value.get("label") or self.label_of(value["value"])
        return next((each.label for each in self.options if each.value == value), value)
