"""Every figure and sign as a person would read it out."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.documents.audio.numbers import cardinal, digits, ordinal, year
from portal.documents.audio.spoken import spelled_out, spoken

CASES = {
    # references
    "Your reference is K7M-4QX2.": "Your reference is K seven M, dash, four Q X two.",
    "Bill CT-0012": "Bill C T, dash, zero zero one two",
    "Use form SF1 or A4 paper": "Use form S F one or A four paper",
    "Flat 2B": "Flat two B",
    "Account 12345678": "Account one two three four five six seven eight",
    "PIN 0417": "PIN oh four one seven",
    # telephone numbers
    "Call 01632 960123.": "Call oh one six three two, nine six oh one two three.",
    "020 7946 0123": "oh two oh, seven nine four six, oh one two three",
    "07700 900123": "oh seven seven oh oh, nine oh oh one two three",
    "01632960123": "oh one six three two, nine six oh, one two three",
    "02079460123": "oh two oh, seven nine four six, oh one two three",
    "+44 1632 960123": "plus four four, one six three two, nine six oh one two three",
    "Call 999 at once": "Call nine nine nine at once",
    "or call 101": "or call one oh one",
    # money
    "£1,204.50": "one thousand two hundred and four pounds and fifty pence",
    "£161.08": "one hundred and sixty-one pounds and eight pence",
    "£1": "one pound",
    "£1.01": "one pound and one penny",
    "£0.50": "fifty pence",
    "£0.00": "zero pounds",
    "£20": "twenty pounds",
    "-£5": "minus five pounds",
    "£3.5 million": "three point five million pounds",
    "£2m": "two million pounds",
    "£20-£30": "twenty pounds to thirty pounds",
    "£20.50–£30.75": "twenty pounds and fifty pence to thirty pounds and seventy-five pence",
    "60p a bag": "sixty pence a bag",
    "€5": "five euros",
    # dates
    "Monday 8 June 2026": "Monday the eighth of June, twenty twenty-six",
    "3 May": "the third of May",
    "the 21st of July": "the twenty-first of July",
    "June 8, 2026": "the eighth of June, twenty twenty-six",
    "2026-06-08": "the eighth of June, twenty twenty-six",
    "08/06/2026": "the eighth of June, twenty twenty-six",
    "8/6/26": "the eighth of June, twenty twenty-six",
    "31/31/2026": "thirty-one slash thirty-one slash two thousand and twenty-six",
    "1–3 June": "the first to the third of June",
    "July 2026": "July twenty twenty-six",
    "in 1999": "in nineteen ninety-nine",
    "in 2005": "in two thousand and five",
    "2025/26": "twenty twenty-five to twenty-six",
    "2025-2026": "twenty twenty-five to twenty twenty-six",
    "Mon-Fri": "Monday to Friday",
    "w/c 8 Jun": "week commencing the eighth of June",
    # times
    "at 5pm": "at five P M",
    "9am–5pm": "nine A M to five P M",
    "9.30am to 5.30pm": "nine thirty A M to five thirty P M",
    "10-4pm": "ten to four P M",
    "17:30": "seventeen thirty",
    "09:05": "nine oh five",
    "18:00": "eighteen hundred hours",
    "00:00": "midnight",
    "12:00": "midday",
    "5 p.m.": "five P M",
    "24/7": "twenty-four hours a day, seven days a week",
    # places
    "OX1 1AA": "O X one, one A A",
    "AB12CD": "A B one, two C D",
    "SW1A 2AA": "S W one A, two A A",
    "10 High St, Anytown": "ten High Street, Anytown",
    "12 St Aldate’s": "twelve Saint Aldate's",
    "5 Mill Rd": "five Mill Road",
    # who somebody is
    "QQ 12 34 56 C": "Q Q, one two, three four, five six, C",
    "QQ123456C": "Q Q, one two, three four, five six, C",
    "Sort code 20-00-00": "Sort code two oh, oh oh, oh oh",
    # the internet
    "help@anytown.gov.uk": "help at anytown dot gov dot U K",
    "no-reply_1@a.example": "no dash reply underscore one at a dot example",
    "https://www.anytown.gov.uk/bins.": "W W W dot anytown dot gov dot U K slash bins.",
    "See anytown.gov.uk/a-b today": "See anytown dot gov dot U K slash a dash b today",
    "letter.pdf": "letter dot P D F",
    # parts and measures
    "50%": "fifty percent",
    "17½%": "seventeen and a half percent",
    "3.75%": "three point seven five percent",
    "½": "a half",
    "2½ hours": "two and a half hours",
    "¾ of it": "three quarters of it",
    "1/3 of homes": "a third of homes",
    "1 km": "one kilometre",
    "20 °C": "twenty degrees Celsius",
    "30mph": "thirty miles per hour",
    "12 m²": "twelve square metres",
    "2 x 3": "two by three",
    # numbers
    "1,204 people": "one thousand two hundred and four people",
    "100": "one hundred",
    "3.75": "three point seven five",
    "-5": "minus five",
    "10–12 people": "ten to twelve people",
    "1st, 2nd and 23rd": "first, second and twenty-third",
    "No. 5": "number five",
    "18+": "eighteen plus",
    # short words and signs
    "e.g. bins": "for example bins",
    "i.e. now": "that is now",
    "cats, dogs etc.": "cats, dogs and so on",
    "Mr A and Dr B": "Mister A and Doctor B",
    "the HMRC and a PDF": "the H M R C and a P D F",
    "the UK": "the U K",
    "Do NOT pay": "Do NOT pay",
    "Rent & rates": "Rent and rates",
    "and/or": "and, or",
    "x² ≤ √2": "x squared at most the square root of two",
    "a <b> c": "a less than b more than c",
    "“Now” – it’s late…": '"Now", it\'s late...',
    "Thank you 👍🏽": "Thank you, thumbs up sign",
    "Zażółć café": "Zazolc cafe",
    "سلام, hello": "letters we cannot read aloud, hello",
    "w" * 5_000: "a word of five thousand letters",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[one[:30] for one in CASES])
def test_a_text_is_said_as_a_person_reads_it_out(text: str, expected: str) -> None:
    assert spoken(text) == expected


def test_there_are_enough_worked_cases() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K7M-4QX2", "K seven M, dash, four Q X two"),
        ("CLAIM 7", "C L A I M, seven"),
        ("2026/15", "two zero two six, slash, one five"),
        ("abc", "A B C"),
        ("", ""),
    ],
)
def test_a_reference_is_spelled_out_whatever_it_looks_like(text: str, expected: str) -> None:
    assert spelled_out(text) == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (15, "fifteen"),
        (42, "forty-two"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1_000, "one thousand"),
        (1_001, "one thousand and one"),
        (1_100, "one thousand one hundred"),
        (250_000, "two hundred and fifty thousand"),
        (1_000_020, "one million and twenty"),
        (-3, "minus three"),
        (10**15, " ".join(["one", *["oh"] * 15])),
    ],
)
def test_numbers_are_british(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_ordinals_years_and_digits() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 5, 12, 20, 31, 100)] == [
        "first", "second", "third", "fifth", "twelfth", "twentieth", "thirty-first",
        "one hundredth",
    ]  # fmt: skip
    assert [year(n) for n in (1900, 1905, 2000, 2026)] == [
        "nineteen hundred", "nineteen oh five", "two thousand", "twenty twenty-six",
    ]  # fmt: skip
    assert digits("01 9") == "oh one nine"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_whatever_is_written_is_said_in_ascii_without_a_figure_or_markup(text: str) -> None:
    said = spoken(text)
    assert said.isascii()
    assert not re.search(r"[0-9<>&@#%^*_~|\\\[\]{}]", said), said


@given(st.integers(0, 10**9))
def test_every_number_is_words(number: int) -> None:
    assert re.fullmatch(r"[a-z -]+", cardinal(number))
    assert re.fullmatch(r"[a-z -]+", ordinal(number))


@pytest.mark.parametrize(
    "bad", ["A1-", "0 1 ", "a.", "1,", "£", "a@", "A", "0", "-", "a-", "http://", "½", "a/", "1 - "]
)
def test_nothing_that_can_be_written_holds_the_reader_up(bad: str) -> None:
    spoken("warm 1")
    started = time.process_time()
    spoken(bad * (20_000 // len(bad)))
    assert time.process_time() - started < 5
