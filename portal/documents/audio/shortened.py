"""Shortened words, in full; and capitals that are names of letters."""

from __future__ import annotations

import re

FULL = {
    "e.g.": "for example",
    "eg": "for example",
    "i.e.": "that is",
    "ie": "that is",
    "etc.": "and so on",
    "etc": "and so on",
    "approx.": "about",
    "approx": "about",
    "vs": "versus",
    "a.m.": "A M",
    "p.m.": "P M",
    "N.B.": "note",
    "NB": "note",
    "w/c": "week commencing",
    "w/e": "week ending",
    "c/o": "care of",
    "n/a": "not applicable",
    "N/A": "not applicable",
    "and/or": "and, or",
    "Mr": "Mister",
    "Mrs": "Missis",
    "Ms": "Mizz",
    "Dr": "Doctor",
    "Cllr": "Councillor",
    "Cllrs": "Councillors",
    "Dept": "Department",
    "Dept.": "Department",
    "Tel": "Telephone",
    "Tel.": "Telephone",
    "Ltd": "Limited",
    "Govt": "Government",
    "incl.": "including",
    "excl.": "excluding",
    "max.": "at most",
    "min.": "at least",
    "pcm": "per calendar month",
    "p/w": "per week",
    "pw": "per week",
    "Rd": "Road",
    "Ave": "Avenue",
    "Ln": "Lane",
    "Cres": "Crescent",
    "Sq": "Square",
}
WITH_STOP = {"Mr", "Mrs", "Ms", "Dr", "Rd", "Ave", "Ltd", "vs", "Cres", "Ln", "Sq", "Cllr"}
SPELLED = {
    "AGM", "AIS", "ASB", "DHP", "DIY", "DWP", "EIA", "EIR", "EPC", "ESA", "EU", "FAQ", "FOI", "GP",
    "HMO", "ICO", "ID", "IT", "JSA", "MOT", "SAR", "UC", "UK", "URL", "USB",
}  # fmt: skip


def _full(match: re.Match[str]) -> str:
    return FULL.get(match[0]) or FULL[match[0].removesuffix(".")]


def _capitals(match: re.Match[str]) -> str:
    """ "HMRC" is read by its letters; "NOT" and "PIN" are words."""
    word, many = match[1], match[2]
    if word not in SPELLED and set(word) & set("AEIOUY"):
        return match[0]
    return " ".join(word) + ("'s" if many else "")


_ends = "|".join(
    [re.escape(one) for one in sorted(FULL, key=len, reverse=True) if one.endswith(".")]
    + [rf"{re.escape(one)}\." for one in sorted(WITH_STOP, key=len, reverse=True)]
)
_others = "|".join(
    re.escape(one) for one in sorted(FULL, key=len, reverse=True) if not one.endswith(".")
)

RULES = (
    (r"\bNos?\.? ?(?=\d)", lambda match: "numbers " if match[0].startswith("Nos") else "number "),
    (r"\b(?<=[a-z] )St\b\.?(?! [A-Z])|(?<=[a-z] )St\b(?=[,\n.]|$)", lambda match: "Street"),
    (r"\bSt\b\.?(?= [A-Z])", lambda match: "Saint"),
    (r"(?<=[a-z] )Dr\b(?=[,\n.]|$)", lambda match: "Drive"),
    (rf"(?<![\w/.])(?:{_ends})(?!\w)", _full),
    (rf"(?<![\w/.])(?:{_others})(?![\w/])", _full),
    (r"\b([A-Z]{2,5})(s?)\b(?!')", _capitals),
)
