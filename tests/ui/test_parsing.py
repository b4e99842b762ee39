"""What people type, in the ways they type it."""

from datetime import date
from decimal import Decimal

import pytest

from portal.ui.forms import DateParts, Unreadable
from portal.ui.forms import parsing as read


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,234.50", "1234.50"),
        ("1234.5", "1234.50"),
        ("1 234", "1234.00"),
        ("£ 12", "12.00"),
        ("12.", "12.00"),
        (".50", "0.50"),
        ("１２.３４", "12.34"),
        ("١٢", "12.00"),
        ("20£", "20.00"),
        ("-0", "0.00"),
        ("1,234,567.89", "1234567.89"),
    ],
)
def test_money_is_read_however_it_is_written(typed: str, amount: str) -> None:
    assert read.parse_money(typed) == Decimal(amount)
    assert str(read.parse_money(typed)) == amount


@pytest.mark.parametrize(
    "typed",
    ["1,50", "12 50", "1.234", "1.2.3", "a lot", "£", ".", "1e5", "NaN", "1£5", "²", "9" * 13],
)
def test_money_that_could_mean_two_things_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable, match="invalid"):
        read.parse_money(typed)


@pytest.mark.parametrize("typed", ["-5", "-£5", "−5", "£-5.01"])
def test_a_sum_below_nothing_is_called_so(typed: str) -> None:
    with pytest.raises(Unreadable, match="negative"):
        read.parse_money(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "01632 960001",
        "(01632) 960 001",
        "01632-960-001",
        "+44 1632 960001",
        "+44 (0)1632 960001",
        "0044 1632 960001",
        "441632960001",
        " 01632\u00a0960001 ",
        "01632 960001\u200b",
    ],
)
def test_a_uk_number_comes_out_the_same_however_it_is_written(typed: str) -> None:
    assert read.parse_phone(typed) == "+441632960001"


@pytest.mark.parametrize(
    "typed",
    ["1632 960001", "01632 96000", "01632 9600011", "999", "0123", "0600 960001", "+44", "call me"],
)
def test_what_is_not_a_uk_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="invalid"):
        read.parse_phone(typed)


def test_a_short_number_is_right_only_in_an_area_that_has_them() -> None:
    assert read.parse_phone("01204 96001") == "+44120496001"


def test_a_number_for_texts_must_be_a_mobile() -> None:
    with pytest.raises(Unreadable, match="mobile"):
        read.parse_phone("01632 960001", mobile=True)


def test_another_country_is_let_in_only_when_asked() -> None:
    with pytest.raises(Unreadable, match="abroad"):
        read.parse_phone("+353 20 911 1234")
    assert read.parse_phone("+353 20 911 1234", abroad=True) == "+353209111234"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+441632960001", "01632 960001"),
        ("+442079460000", "020 7946 0000"),
        ("+441134960000", "0113 496 0000"),
        ("+443001234567", "0300 123 4567"),
        ("+353209111234", "+353209111234"),
    ],
)
def test_a_number_is_shown_as_people_read_it(number: str, shown: str) -> None:
    assert read.format_phone(number) == shown


@pytest.mark.parametrize("typed", ["AB123456C", "ab 12 34 56 c", "AB-12-34-56-C", "ａｂ123456c"])
def test_a_national_insurance_number_is_tidied(typed: str) -> None:
    assert read.parse_nino(typed) == "AB123456C"


@pytest.mark.parametrize("prefix", ["QQ", "DA", "AO", "BG", "GB", "NK", "KN", "TN", "NT", "ZZ"])
def test_a_prefix_never_issued_is_refused(prefix: str) -> None:
    with pytest.raises(Unreadable, match="prefix"):
        read.parse_nino(f"{prefix}123456C")


@pytest.mark.parametrize("typed", ["AB12345C", "AB123456", "AB123456E", "A1123456C", "AB1234567C"])
def test_a_national_insurance_number_of_the_wrong_shape_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="invalid"):
        read.parse_nino(typed)


@pytest.mark.parametrize("typed", ["12-34-56", "123456", "12 34 56", "12–34–56"])
def test_a_sort_code_is_six_digits(typed: str) -> None:
    assert read.parse_sort_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["12-34-5", "1234567", "12/34/56", "sort"])
def test_a_sort_code_of_another_length_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.parse_sort_code(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("123456", "00123456"), ("1234567", "01234567"), ("1234 5678", "12345678")],
)
def test_a_short_account_number_gets_leading_noughts(typed: str, number: str) -> None:
    assert read.parse_account_number(typed) == number


@pytest.mark.parametrize("typed", ["12345", "123456789"])
def test_an_account_number_of_another_length_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.parse_account_number(typed)


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [("aa11aa", "AA1 1AA"), (" w1a 0ax", "W1A 0AX"), ("EC1A-1BB", "EC1A 1BB")],
)
def test_a_postcode_gets_its_one_space(typed: str, postcode: str) -> None:
    assert read.parse_postcode(typed) == postcode


@pytest.mark.parametrize("typed", ["AA1", "1AA AA1", "AA1 1CI", "AAA1 1AA"])
def test_half_a_postcode_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.parse_postcode(typed)


@pytest.mark.parametrize("month", ["11", "Nov", "november", "NOV.", "Novem", "１１"])
def test_a_month_is_read_as_a_number_or_a_name(month: str) -> None:
    assert read.parse_date(DateParts("5", month, "2026")) == date(2026, 11, 5)


def test_a_day_may_be_written_out() -> None:
    assert read.parse_date(DateParts("1st", "Sept", "1980")) == date(1980, 9, 1)


def test_three_empty_boxes_are_no_date() -> None:
    assert read.parse_date(DateParts(" ", "\u200b", "")) is None


@pytest.mark.parametrize(
    ("typed", "code", "parts"),
    [
        (("", "3", "1980"), "missing", ("day",)),
        (("", "", "1980"), "missing", ("day", "month")),
        (("32", "3", "1980"), "day", ("day",)),
        (("0", "3", "1980"), "day", ("day",)),
        (("1", "13", "1980"), "month", ("month",)),
        (("1", "Ju", "1980"), "month", ("month",)),
        (("1", "3", "80"), "year", ("year",)),
        (("1", "3", "0080"), "year", ("year",)),
        (("29", "2", "2025"), "not_real", ("day",)),
        (("1" * 5000, "3", "1980"), "day", ("day",)),
    ],
)
def test_only_the_wrong_box_is_named(
    typed: tuple[str, str, str], code: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(Unreadable) as caught:
        read.parse_date(DateParts(*typed))
    assert (caught.value.code, caught.value.parts) == (code, parts)


def test_text_loses_only_what_cannot_be_seen() -> None:
    assert read.tidy(" a\x00b\x1bc\ud800\r\nd\te ") == "abc d e"
    assert read.tidy("one\r\ntwo\rthree", lines=True) == "one\ntwo\nthree"


def test_what_was_typed_is_not_kept_in_the_error() -> None:
    with pytest.raises(Unreadable) as caught:
        read.parse_nino("a private thing")
    assert "private" not in f"{caught.value!r} {caught.value.args} {vars(caught.value)}"
