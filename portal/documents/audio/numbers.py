"""Numbers in British English words."""

from __future__ import annotations

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
MOST = 10**15


def cardinal(number: int) -> str:
    """1204 is "one thousand two hundred and four". From MOST on, digit by digit."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number >= MOST:
        return digits(str(number))
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {cardinal(rest)}" if rest else "")
    scale, name = next(one for one in SCALES if number >= one[0])
    count, rest = divmod(number, scale)
    joint = " and " if rest < 100 else " "
    return f"{cardinal(count)} {name}" + (f"{joint}{cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """21 is "twenty-first"."""
    words = cardinal(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    if last in ORDINALS:
        return words[:start] + ORDINALS[last]
    return f"{words[:-1]}ieth" if last.endswith("y") else f"{words}th"


def digits(figures: str) -> str:
    """ "0186" is "oh one eight six": as a telephone number is read."""
    return " ".join("oh" if one == "0" else ONES[int(one)] for one in figures if one.isdigit())


def year(number: int) -> str:
    """1999 is "nineteen ninety-nine", 2005 "two thousand and five", 2026 "twenty twenty-six"."""
    century, rest = divmod(number, 100)
    if century == 20 and rest < 10:
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {f'oh {ONES[rest]}' if rest < 10 else cardinal(rest)}"


def decimal(figures: str) -> str:
    """ "1,204.50" is "one thousand two hundred and four point five zero"."""
    whole, _, part = figures.replace(",", "").partition(".")
    words = cardinal(int(whole or "0"))
    if not part:
        return words
    return f"{words} point {' '.join(ONES[int(one)] for one in part)}"
