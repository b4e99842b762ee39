"""Bills that reconcile, and accounts with them, for tests. Sums are pence.

The bands are made up so that every ninth and every quarter is a whole penny.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from portal.accounts.models import Organisation, Person
from portal.billing import fingerprints
from portal.billing.bills.kinds import Bill, Instalment, Line, Rating, Share
from portal.billing.bills.written import write
from portal.billing.models import Account, Entry, Joined, Payer, StoredBill, StoredInstalment
from portal.billing.words import EntryKind, LineKind, Tax
from portal.council import tax_year

YEAR = 2026
REFERENCE = "600000001"
SECRET = "KEY-7788-99"
POSTCODE = "AA1 1AA"
ADDRESS = ("1 Test Street", "Testham", POSTCODE)
PAYERS = ("A Tenant",)
BAND_D = {"Testshire County Council": 171000, "Testshire Police": 27900, "Testham City": 36000}
NINTHS = {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
TOLD = datetime(2026, 4, 1, 6, tzinfo=UTC)


def split(to_pay: int, parts: int, *, year: int = YEAR, day: int = 1) -> tuple[Instalment, ...]:
    """Equal sums from April on, what is left over in the first; nothing if nothing is to pay."""
    if to_pay <= 0 or not parts:
        return ()
    each, rest = divmod(to_pay, parts)
    months = [(year + (3 + n) // 12, (3 + n) % 12 + 1) for n in range(parts)]
    return tuple(
        Instalment(date(y, m, day), each + (0 if n else rest)) for n, (y, m) in enumerate(months)
    )


def council_tax_bill(
    account: str = REFERENCE,
    *,
    year: int = YEAR,
    number: int = 1,
    band: str = "C",
    single: bool = False,
    reduction: int = 0,
    paid: int = 0,
    brought_forward: int = 0,
    parts: int = 10,
    **other: Any,
) -> Bill:
    """A whole year's bill: 25 % off if ``single``; take off ``reduction`` and what was ``paid``."""
    shares = tuple(
        Share(who, amount * NINTHS[band] // 9, Decimal("4.9")) for who, amount in BAND_D.items()
    )
    charge = sum(share.amount for share in shares)
    begins, ends = tax_year.begins(year), tax_year.ends(year)
    words = f"Council tax for {tax_year.as_words(year)}, band {band}"
    lines = [Line(LineKind.CHARGE, words, charge, "", begins, ends)]
    if single:
        why = "You told us that you are the only adult in your home."
        lines.append(
            Line(LineKind.DISCOUNT, "Single person discount", -charge // 4, why, begins, ends)
        )
    if reduction:
        lines.append(Line(LineKind.REDUCTION, "Council Tax Reduction", -reduction, "Low income"))
    if brought_forward:
        lines.append(Line(LineKind.BROUGHT_FORWARD, "From last year", brought_forward))
    if paid:
        lines.append(Line(LineKind.PAID, "What you have paid", -paid))
    return _bill(
        Tax.COUNCIL_TAX,
        account,
        year,
        number,
        lines,
        parts,
        {"band": band, "shares": shares, "last_year": charge - 9000, **other},
    )


def rates_bill(
    account: str = REFERENCE,
    *,
    year: int = YEAR,
    number: int = 1,
    rateable_value: int = 20000,
    relief: int = 0,
    paid: int = 0,
    parts: int = 12,
    **other: Any,
) -> Bill:
    """A whole year's business rates at 43.2 pence in the pound; ``rateable_value`` in pounds.

    Take whole hundreds of pounds, so that the sum is whole pence.
    """
    charge = rateable_value * 432 // 10
    begins, ends = tax_year.begins(year), tax_year.ends(year)
    words = f"Business rates for {tax_year.as_words(year)}"
    lines = [Line(LineKind.CHARGE, words, charge, "", begins, ends)]
    if relief:
        why = "You have one small property."
        lines.append(Line(LineKind.RELIEF, "Small business rate relief", -relief, why))
    if paid:
        lines.append(Line(LineKind.PAID, "What you have paid", -paid))
    rating = Rating(rateable_value, Decimal("43.2"), "Small business multiplier", "Shop")
    more = {"rating": rating, "payers": ("Corner shop",), "last_year": charge - 9000, **other}
    return _bill(Tax.BUSINESS_RATES, account, year, number, lines, parts, more)


def _bill(
    tax: Tax,
    account: str,
    year: int,
    number: int,
    lines: Sequence[Line],
    parts: int,
    other: dict[str, Any],
) -> Bill:
    to_pay = sum(line.amount for line in lines)
    given: dict[str, Any] = {
        "issued": tax_year.begins(year) - timedelta(days=20),
        "begins": tax_year.begins(year),
        "ends": tax_year.ends(year),
        "payers": PAYERS,
        "address": ADDRESS,
        "instalments": split(to_pay, parts, year=year),
        **other,
    }
    return Bill(tax=tax, account=account, number=number, lines=tuple(lines), to_pay=to_pay, **given)


def account_with(
    *bills: Bill,
    paid: Iterable[tuple[date, int]] = (),
    joined: Person | Organisation | None = None,
    reference: str = "",
    secret: str = SECRET,
    postcode: str = POSTCODE,
    payers: Sequence[str] = (),
    **columns: Any,
) -> Account:
    """An account as the revenues system would have told it: without bills, with one for this year.

    ``paid`` are payments (day, pence). The balance is the sum of what it was charged and paid.
    Payers are the bill's; a name is looked up by its last word, a business by all of it.
    """
    kept = bills or (council_tax_bill(reference or REFERENCE),)
    first = kept[0]
    reference = reference or first.account
    columns.setdefault("opened_on", first.begins)
    columns.setdefault("told_at", TOLD)
    columns.setdefault("band", first.band)
    columns.setdefault("direct_debit", first.direct_debit)
    if first.rating:
        columns.setdefault("rateable_value", first.rating.rateable_value)
    address = dict(zip(("line_1", "town", "postcode"), ADDRESS, strict=True))
    account: Account = Account.objects.create(
        tax=first.tax,
        reference=reference,
        reference_hash=fingerprints.of_reference(reference),
        secret_hash=fingerprints.of_secret(reference, secret),
        postcode_hash=fingerprints.of_postcode(postcode),
        address={**address, "postcode": postcode},
        **columns,
    )
    for number, name in enumerate(payers or first.payers, start=1):
        whole = first.tax == Tax.BUSINESS_RATES
        sought = name if whole else fingerprints.surname_of(name)
        Payer.objects.create(
            account=account, number=number, name=name, name_hash=fingerprints.of_name(sought)
        )
    for bill in kept:
        stored(account, bill)
    for n, (day, amount) in enumerate(paid):
        entry(account, -amount, day, EntryKind.PAYMENT, f"pay-{n}", "Payment")
    if "balance" not in columns:
        Account.objects.filter(pk=account.pk).update(
            balance=sum(Entry.objects.filter(account=account).values_list("amount", flat=True))
        )
    if joined is not None:
        join(account, joined)
    account.refresh_from_db()
    return account


def stored(account: Account, bill: Bill) -> StoredBill:
    """The bill's row, its instalments' and a charge for it; it is the one that counts."""
    year = tax_year.tax_year(bill.begins)
    account.bills.filter(year=year).update(current=False)
    row: StoredBill = StoredBill.objects.create(
        account=account,
        year=year,
        number=bill.number,
        issued_on=bill.issued,
        to_pay=bill.to_pay,
        content=write(bill),
    )
    StoredInstalment.objects.bulk_create(
        StoredInstalment(bill=row, due_on=each.due, amount=each.amount) for each in bill.instalments
    )
    before = sum(account.entries.values_list("amount", flat=True))
    words = f"Bill {bill.number} for {tax_year.as_words(year)}"
    kind = EntryKind.CHARGE if bill.number == 1 else EntryKind.CHANGE
    change = bill.to_pay if bill.number == 1 else bill.to_pay - before
    entry(account, change, bill.issued, kind, f"bill-{year}-{bill.number}", words)
    return row


def entry(
    account: Account, amount: int, on: date, kind: EntryKind, external_id: str, words: str = "Entry"
) -> Entry:
    """One entry of the ledger. What was paid is below nothing."""
    row: Entry = Entry.objects.create(
        account=account, external_id=external_id, on=on, kind=kind, words=words, amount=amount
    )
    return row


def join(account: Account, holder: Person | Organisation, payer: int = 1) -> Joined:
    """The account stands in theirs, as that payer of it."""
    key = "organisation" if isinstance(holder, Organisation) else "person"
    row: Joined = Joined.objects.create(
        account=account, payer=account.payers.filter(number=payer).first(), **{key: holder}
    )
    return row
