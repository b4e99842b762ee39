"""What people type by mistake, by kind of question, and what we then tell them to do. Pure data."""

from __future__ import annotations

from dataclasses import dataclass

from portal.forms.definition import Kind


@dataclass(frozen=True)
class Bad:
    """What is typed, in one box or in three, and the words that the answer has to have in it."""

    typed: str | tuple[str, str, str]
    says: str

    def boxes(self, name: str) -> dict[str, str]:
        """Give the boxes of a question as a browser sends them."""
        if isinstance(self.typed, str):
            return {name: self.typed}
        parts = zip(("day", "month", "year"), self.typed, strict=True)
        return {f"{name}-{part}": text for part, text in parts}


def _all(says: str, *typed: str) -> tuple[Bad, ...]:
    return tuple(Bad(each, says) for each in typed)


SHAPE = "must be 2 letters, 6 numbers and a letter A, B, C or D"
PREFIX = "must start with 2 letters that are in use"
NINO = (
    *_all(
        SHAPE,
        "AA12345A",
        "AA1234567A",
        "AA123456",
        "AA123456E",
        "AA123456Z",
        "A1123456A",
        "1A123456A",
        "AAA23456A",
        "123456789",
        "AAAAAAAAA",
        "AA12345AA",
        "AA 12 34 56",
        "AA 12 34 5 A",
        "AA/12/34/56/A",
        "AA_123456_A",
        "AA1Z3456A",
        "AAl23456A",
        "AA123456A AA123456A",
        "AA123456A.1",
        "NI AA123456A",
        "Nino",
        "none",
        "I do not have one",
        "not known",
        "?",
        "0",
        "-",
        "ÀA123456A",
        "AA½23456A",
        "😀",
        "<b>AA123456A</b>",
        "'; drop table",
        "A" * 400,
    ),
    *_all(PREFIX, "QQ123456C", "DA123456A", "AO123456A", "BG123456A", "ZZ123456D", "TN 12 34 56 B"),
)
POSTCODE = _all(
    "Enter a full UK postcode, like AA1 1AA",
    "AA1",
    "AA1 1",
    "AA1 1A",
    "AA1 1AAA",
    "AAA1 1AA",
    "A 1AA",
    "1AA AA1",
    "AA 1AA",
    "AA1AA",
    "AA11 11A",
    "11 1AA",
    "AA1 AAA",
    "AA1 1CA",
    "AA1 1AI",
    "AA1 1AK",
    "AA1 1MO",
    "AA1/1AA",
    "AA1,1AA",
    "AA1_1AA",
    "OXI 1AA",
    "OX11AAOX",
    "12345",
    "SW1A 2A",
    "postcode",
    "unknown",
    "Testham",
    "0",
    "?",
    "AA1 1À",
    "AA½ 1AA",
    "<i>AA1 1AA</i>",
    "AA1 1AA; drop table",
    "A" * 120,
)
POUNDS = "must be a number in pounds and pence, like 120 or 45.50"
MONEY = (
    *_all(
        POUNDS,
        "lots",
        "twelve",
        "about 100",
        "100ish",
        "100-200",
        "100 or 120",
        "100pw",
        "100/week",
        "100 a week",
        "12k",
        "1e3",
        "1,50",
        "1.000,50",
        "1,0000",
        "10,00",
        "12.345",
        "12.5.0",
        "12..5",
        "5 0",
        "€50",
        "$50",
        "50p",
        "50 pence",
        "£",
        "££50",
        ".",
        ",",
        "--5",
        "+5",
        "0x10",
        "NaN",
        "Infinity",
        "½",
        "=1+1",
        "<b>5</b>",
        "1" * 200,
    ),
    *_all("must be £0 or more", "-5", "-0.01", "£-12"),
    *_all("must be £9,999,999.99 or less", "10000000", "99,999,999"),
)
SIX = "must be 6 numbers, like 12-34-56"
SORT_CODE = _all(
    SIX,
    "1",
    "12",
    "12-34",
    "12-34-5",
    "12345",
    "1234567",
    "12-34-567",
    "12-34-56-78",
    "12 34 56 12345678",
    "00123456",
    "12-34-5a",
    "ABCDEF",
    "O0-00-00",
    "l2-34-56",
    "12/34/56",
    "12:34:56",
    "12,34,56",
    "12_34_56",
    "12+34+56",
    "12-34-56;",
    "'12-34-56'",
    "12-34-56 bank",
    "sort code",
    "not known",
    "0x1234",
    "1e5",
    "½",
    "- - -",
    "...",
    "?",
    "<b>12-34-56</b>",
    "1" * 150,
)
EIGHT = "must be 6, 7 or 8 numbers, like 00123456"
ACCOUNT_NUMBER = _all(
    EIGHT,
    "1",
    "12",
    "123",
    "1234",
    "12345",
    "123456789",
    "1234567890",
    "12-34-56-78-9",
    "12345678 1",
    "1234567a",
    "l2345678",
    "O0123456",
    "ABCDEFGH",
    "GB33BUKB20201555555555",
    "1234/5678",
    "1234,5678",
    "1234_5678",
    "+12345678",
    "#12345678",
    "12345678;",
    "'12345678'",
    "12345678 savings",
    "account number",
    "not known",
    "0x123456",
    "1e8",
    "½",
    "????????",
    "- - -",
    "...",
    "<b>12345678</b>",
    "1" * 150,
)


def _dates(says: str, *typed: tuple[str, str, str]) -> tuple[Bad, ...]:
    return tuple(Bad(each, says) for each in typed)


DATE = (
    *_dates(
        "must have a day from 1 to 31",
        ("0", "3", "1985"),
        ("32", "3", "1985"),
        ("99", "3", "1985"),
        ("-1", "3", "1985"),
        ("1.5", "3", "1985"),
        ("first", "3", "1985"),
        ("?", "3", "1985"),
        ("004", "3", "1985"),
        ("4/3", "3", "1985"),
        ("1" * 150, "3", "1985"),
    ),
    *_dates(
        "must have a month from 1 to 12, or its name, like Nov",
        ("4", "0", "1985"),
        ("4", "13", "1985"),
        ("4", "-3", "1985"),
        ("4", "Ma", "1985"),
        ("4", "Smarch", "1985"),
        ("4", "spring", "1985"),
        ("4", "3.5", "1985"),
        ("4", "?", "1985"),
        ("4", "😀", "1985"),
    ),
    *_dates(
        "must have a year of 4 numbers, like 1980",
        ("4", "3", "85"),
        ("4", "3", "985"),
        ("4", "3", "19855"),
        ("4", "3", "0085"),
        ("4", "3", "0000"),
        ("4", "3", "198o"),
        ("4", "3", "-1985"),
        ("4", "3", "last year"),
        ("4", "3", "1985½"),
        ("4", "3", "<b>1985</b>"),
    ),
    *_dates("must include a day", ("", "3", "1985")),
    *_dates("must include a month", ("4", "", "1985")),
    *_dates("must include a year", ("4", "3", "")),
    *_dates("must include a day and a month", ("", "", "1985")),
    *_dates("must be a real date: February 1985 has 28 days", ("29", "2", "1985")),
    *_dates("must be a real date: April 1985 has 30 days", ("31", "4", "1985")),
    *_dates("must be on or before", ("1", "1", "2999")),
    *_dates("must be on or after", ("4", "3", "1085"), ("31", "12", "1899")),
)
MALFORMED: dict[Kind, tuple[Bad, ...]] = {
    Kind.NINO: NINO,
    Kind.POSTCODE: POSTCODE,
    Kind.MONEY: MONEY,
    Kind.SORT_CODE: SORT_CODE,
    Kind.ACCOUNT_NUMBER: ACCOUNT_NUMBER,
    Kind.DATE: DATE,
}
AT_LEAST = 30
"""How many of each kind there have to be."""
