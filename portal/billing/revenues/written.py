"""What a revenues system writes, as JSON: its calls to us, its files, and its answers.

Strict: a number is a number and a day is a day. Every sum is whole pence. One shape for all ways,
so that a council's supplier writes it once. What it must be beyond its shape is in ``sound``
and in ``bills.check``.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    ValidationError,
)

from portal.cases.api.schemas import At, plain

from ..bills.kinds import Bill
from ..bills.written import read
from ..words import EntryKind, LineKind, Tax
from .errors import NotKept
from .news import AccountNews, EntryNews, LedgerNews, PayerNews, Place
from .strict import (
    WHOLE,
    Day,
    MaybeText,
    Owed,
    PartOf,
    Percent,
    Reference,
    Sum,
    TaxName,
    Text,
)


class Written(BaseModel):
    """A part of what is sent. A name that we do not know is refused."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class WrittenPayer(Written):
    """Somebody who must pay."""

    name: Text
    surname: MaybeText = Field("", description="If it is more than the last word of the name.")


class WrittenAccount(Written):
    """How an account stands. Send all of it each time."""

    tax: TaxName
    account: Reference
    payers: list[WrittenPayer] = Field(min_length=1, max_length=12)
    address: list[Text] = Field(min_length=1, max_length=6, description="Without the postcode.")
    postcode: Annotated[str, Field(min_length=1, max_length=10), AfterValidator(plain)]
    opened: Day
    closed: Day | None = None
    at: At = Field(description="Since when this is so. Older than what we have: nothing changes.")
    balance: Sum = Field(description="Whole pence owed now; below 0 where too much was paid.")
    overdue: Owed = Field(0, description="Whole pence of it that should have been paid by now.")
    key: Annotated[str, Field(max_length=40), AfterValidator(plain)] | None = Field(
        None, description='The online key on the bill. Not sent: it stays. "": there is none.'
    )
    uprn: str = Field("", pattern=r"^[0-9]{0,12}$")
    band: str = Field("", pattern=r"^[A-H]?$")
    rateable_value: Owed | None = Field(None, description="Whole pounds; for business rates only.")
    paperless: StrictBool = False
    direct_debit: StrictBool = False

    def news(self) -> AccountNews:
        """As it is kept."""
        return AccountNews(
            tax=Tax(self.tax),
            reference=self.account,
            payers=tuple(PayerNews(each.name, each.surname) for each in self.payers),
            place=Place(tuple(self.address), self.postcode),
            opened_on=self.opened,
            closed_on=self.closed,
            told_at=self.at,
            balance=self.balance,
            overdue=self.overdue,
            secret=self.key,
            uprn=self.uprn,
            band=self.band,
            rateable_value=self.rateable_value,
            paperless=self.paperless,
            direct_debit=self.direct_debit,
        )


class WrittenEntry(Written):
    """What was charged or paid. To pay is above 0; paid or taken off is below it."""

    id: str = Field(pattern=r"^[!-~]{1,40}$", description="Yours, the same for ever.")
    on: Day
    kind: EntryKind
    words: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(plain)]
    amount: Sum


class WrittenEntries(Written):
    """Entries of an account. What we have already is left as it is."""

    account: Reference
    entries: list[WrittenEntry] = Field(max_length=500)
    balance: Sum = Field(description="What the account comes to with them.")
    overdue: Owed = 0
    at: At = Field(description="Since when the balance is so.")

    def news(self) -> LedgerNews:
        """As it is kept."""
        entries = tuple(
            EntryNews(each.id, each.on, each.kind, each.words, each.amount) for each in self.entries
        )
        return LedgerNews(self.account, entries, self.balance, self.overdue, self.at)


class WrittenLine(Written):
    """One line of a bill. What is taken off has a sum below 0 and a reason."""

    kind: LineKind
    words: Text
    amount: Sum
    why: MaybeText = ""
    begins: Day | None = None
    ends: Day | None = None
    percent: PartOf | None = Field(None, description="Which part it is of the lines above.")
    multiplier: PartOf | None = Field(None, description="Pence for a pound of rateable value.")


class WrittenShare(Written):
    """What one authority gets of a year's tax in this band."""

    authority: Text
    amount: Sum
    change: Percent | None = Field(None, description="Per cent more than last year.")
    of_which: MaybeText = ""


class WrittenInstalment(Written):
    due: Day
    amount: Sum


class WrittenRating(Written):
    rateable_value: Owed
    multiplier: PartOf
    multiplier_name: Text
    description: MaybeText = ""


class WrittenBill(Written):
    """One bill. It is kept if it adds up to the penny."""

    tax: TaxName
    account: Reference
    number: Annotated[StrictInt, Field(ge=1, le=999), WHOLE] = Field(
        description="Counts the bills of an account and year. The highest is the one that counts."
    )
    issued: Day
    begins: Day
    ends: Day
    payers: list[Text] = Field(max_length=12)
    address: list[Text] = Field(max_length=7)
    lines: list[WrittenLine] = Field(min_length=1, max_length=60)
    to_pay: Sum
    instalments: list[WrittenInstalment] = Field([], max_length=60)
    band: str = Field("", pattern=r"^[A-H]?$")
    shares: list[WrittenShare] = Field([], max_length=20)
    rating: WrittenRating | None = None
    last_year: Sum | None = None
    direct_debit: StrictBool = False
    notes: list[MaybeText] = Field([], max_length=10)

    def bill(self) -> Bill:
        """As it is kept. Raises NotKept for one that is none."""
        try:
            return read(self.model_dump())
        except ValidationError as error:
            raise NotKept("wrong", mistakes_of(error)) from None


def mistakes_of(error: ValidationError) -> list[str]:
    """What is wrong and where, without what was written: a name that we do not know is not said."""
    found = error.errors(include_input=False, include_context=False, include_url=False)
    return [
        "There is a name that we do not know."
        if each["type"] == "extra_forbidden"
        else f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
        for each in found
    ]


def as_written(news: AccountNews) -> dict[str, Any]:
    """An account as JSON has it: what a revenues system would send."""
    same = ("balance", "overdue", "uprn", "band", "rateable_value", "paperless", "direct_debit")
    said = {
        "tax": news.tax.value,
        "account": news.reference,
        "payers": [{"name": each.name, "surname": each.surname} for each in news.payers],
        "address": list(news.place.lines),
        "postcode": news.place.postcode,
        "opened": news.opened_on.isoformat(),
        "closed": news.closed_on.isoformat() if news.closed_on else None,
        "at": news.told_at.isoformat(),
        "key": news.secret,
        **{name: getattr(news, name) for name in same},
    }
    return WrittenAccount.model_validate(said).model_dump(mode="json")
